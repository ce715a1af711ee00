"""Which data.inclusion v1 thématiques answer to which theme of the plan.

Values of package data-inclusion-schema (GIP Plateforme de l'inclusion, Licence Ouverte 2.0), written
family by family; a test checks that each exists and that every other one is listed as unmapped.
"""

_TABLE = """
[recruitment]
choisir-un-metier: confirmer-son-choix-de-metier connaitre-les-opportunites-demploi
    decouvrir-un-metier-ou-un-secteur-dactivite identifier-ses-points-forts-et-ses-competences
preparer-sa-candidature: developper-son-reseau organiser-ses-demarches-de-recherche-demploi
    realiser-un-cv-et-ou-une-lettre-de-motivation valoriser-ses-competences
trouver-un-emploi: convaincre-un-recruteur-en-entretien faire-des-candidatures-spontanees
    maintien-dans-lemploi repondre-a-des-offres-demploi
    suivre-ses-candidatures-et-relancer-les-employeurs
souvrir-a-linternational: connaitre-les-opportunites-demploi-a-letranger
    sinformer-sur-les-aides-pour-travailler-a-letranger sorganiser-suite-a-son-retour-en-france
[training]
se-former: monter-son-dossier-de-formation trouver-sa-formation
lecture-ecriture-calcul: maitriser-le-calcul maitriser-le-francais
[entrepreneurship]
creer-une-entreprise: definir-son-projet-de-creation-dentreprise developper-son-entreprise
    structurer-son-projet-de-creation-dentreprise
[childcare]
famille: garde-denfants prise-en-charge-personne-dependante soutien-a-la-parentalite-et-a-leducation
    soutien-aidants surmonter-conflits-separation-violence
[mobility]
mobilite: acceder-a-un-vehicule entretenir-reparer-son-vehicule
    etre-accompagne-dans-son-parcours-mobilite financer-ma-mobilite preparer-un-permis
    mobilite-douce-partagee-collective
[digital]
numerique: acceder-a-des-services-en-ligne acceder-a-une-connexion-internet acquerir-un-equipement
    maitriser-les-fondamentaux-du-numerique
[rights]
difficultes-administratives-ou-juridiques: accompagnement-aux-demarches-administratives
    accompagnement-pour-lacces-a-la-citoyennete accompagnement-pour-lacces-aux-droits
    beneficier-dune-mesure-daccompagnement-adapte prendre-en-compte-une-problematique-judiciaire
sante: acces-aux-soins constituer-un-dossier-mdph-invalidite
[discrimination]
difficultes-administratives-ou-juridiques: connaitre-ses-droits-face-a-une-discrimination
[mental_health]
sante: sante-mentale addictions
remobilisation: bien-etre-confiance-en-soi activites-sportives-et-culturelles
[outreach]
remobilisation: lien-social benevolat-action-citoyenne
[communication]
[housing]
logement-hebergement: acheter-un-logement changer-de-logement louer-un-logement
    rechercher-une-solution-dhebergement-temporaire reduire-les-impayes-de-loyer
    se-maintenir-dans-le-logement sinformer-sur-les-demarches-liees-a-lacces-au-logement
[money]
difficultes-financieres: acquerir-une-autonomie-budgetaire ameliorer-sa-gestion-budgetaire
    mettre-en-place-une-mesure-de-protection-financiere
    prevenir-une-degradation-de-la-situation-financiere situation-dendettement-surendettement
equipement-et-alimentation: alimentation electromenager habillement
"""

UNMAPPED = (
    "equipement-et-alimentation--aide-menagere",
    "sante--sante-sexuelle",
)
"""Thématiques of no theme of the plan: a service that has only these is found by its name."""


def _read(table: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    theme = family = ""
    for word in table.split():
        if word.startswith("["):
            theme = word.strip("[]")
            found[theme] = []
        elif word.endswith(":"):
            family = word.rstrip(":")
        else:
            found[theme].append(f"{family}--{word}")
    return {key: tuple(values) for key, values in found.items()}


BY_THEME = _read(_TABLE)
"""Theme key to its thématiques; "communication" is not a need that data.inclusion knows."""
