"""La collectivité: places that it reserves, who is asked and who has them; training of its services."""
