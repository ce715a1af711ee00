"""What advisers’ spreadsheets call each thing: French headings met in the field, by target."""

from functools import lru_cache

from cad.domain.names import fold
from cad.exchange.targets import IGNORED, NIR, targets

_SYNONYMS = {
    "usage_name": """
        Nom, Nom d'usage, Nom usuel, Nom marital, Nom d'épouse, Nom de famille, NOM USAGE, Patronyme,
        Noms, Name, Last name, Surname""",
    "birth_name": """
        Nom de naissance, Nom de jeune fille, Nom patronymique, Nom naissance, Nom JF, NJF, Nom d'origine""",
    "first_name": """
        Prénom, Prénoms, Prénom usuel, Prénom d'usage, Prénom(s), Pren, 1er prénom, First name""",
    "full_name": """
        Nom Prénom, Nom et prénom, Nom / Prénom, Noms et prénoms, NOM Prénoms, Identité, Bénéficiaire,
        Usager, Résident, Participant, Personne, Candidat, Nom complet, Nom & prénom, Demandeur, Demandeur
        d'emploi, Jeune, Stagiaire""",
    "first_then_last": """
        Prénom Nom, Prénom et nom, Prénom / Nom, Prénoms et noms""",
    "birth_date": """
        Date de naissance, Né(e) le, Née le, Né le, Date naiss, Date naissance, DDN, DN, Naissance, Date
        de naiss., D. naissance, Dt naissance, Date de nais, Année de naissance, Birth date, Date of birth""",
    "civility": """
        Civilité, Civ, Titre, Sexe, Genre, H/F, F/H, M/F, Mme/M., M./Mme, Mr/Mme, Sexe (H/F),
        Madame/Monsieur""",
    "address": """
        Adresse, Adresse postale, Rue, Voie, N° et rue, N° rue, Adresse 1, Adresse ligne 1, Adresse
        complète, Complément d'adresse, Complément adresse, Complément, Adresse 2, Domicile, Numéro et
        voie, Lieu de résidence, N° de voie, Nom de la voie, Bâtiment, Appartement, Résidence""",
    "postcode": """
        Code postal, CP, Code post, C.P., Code poste, Postal code, Zip""",
    "city": """
        Ville, Commune, Localité, Ville de résidence, Commune de résidence, City""",
    "postcode_city": """
        CP Ville, CP / Ville, Code postal et ville, Code postal ville, Code postal / commune, CP commune""",
    "phones": """
        Téléphone, Tél, Tel., Portable, Mobile, Téléphone portable, Téléphone fixe, Fixe, Tél portable,
        Tél fixe, N° de téléphone, Numéro de téléphone, N° tél, Tél mobile, GSM, Téléphones, Numéro,
        Numéro de portable, N° portable, Tel 1, Tel 2, Contact téléphonique, Phone, Coordonnées
        téléphoniques, Tél domicile, Téléphone domicile""",
    "phone_shared_with": """
        Téléphone partagé avec, Téléphone de qui, Propriétaire du téléphone""",
    "email": """
        Mail, E-mail, Email, Courriel, Adresse mail, Adresse e-mail, Adresse électronique, Mél, Adresse
        courriel, Mail personnel, Contact mail, Adresse email""",
    "email_shared_with": """
        Courriel partagé avec, Mail partagé avec""",
    "preferred_contact": """
        Contact préféré, Moyen de contact, Mode de contact, Contact privilégié, Préférence de contact""",
    "languages": """
        Langue, Langues, Langues parlées, Langue parlée, Langue maternelle, Langue(s), Autres langues,
        Langue principale""",
    "interpreter": """
        Interprète, Besoin d'un interprète, Interprète nécessaire, Interprétariat, Interprète O/N, Besoin
        interprète, Traducteur""",
    "reads_french": """
        Lecture du français, Lit le français, Niveau de lecture, Maîtrise de l'écrit""",
    "imilo_number": """
        N° i-milo, i-milo, Numéro i-milo, N° dossier i-milo, Identifiant i-milo, ID i-milo, IMILO, N°
        mission locale""",
    "ft_number": """
        Identifiant France Travail, ID FT, N° FT, Identifiant Pôle emploi, ID PE, N° PE, N° identifiant,
        IDE, Numéro France Travail, Identifiant demandeur d'emploi, N° France Travail, N° Pôle emploi,
        Identifiant FT, N° DE""",
    "caf_number": """
        CAF, N° CAF, N° allocataire, N° allocataire CAF, Numéro allocataire, Matricule CAF, Allocataire
        CAF, Allocataire""",
    "lead_adviser_name": """
        Référent, Référente, Référent(e), Référent·e, Conseiller, Conseillère, Conseiller référent, Nom du
        référent, Travailleur social, Accompagnateur, Conseiller(ère), Suivi par, Nom du conseiller,
        Référent parcours, Prénom du référent, Prénom du conseiller""",
    "organisation_name": """
        Structure, Organisme, Structure référente, Structure accompagnatrice, Structure d'accompagnement,
        Organisme référent""",
    "note": """
        Observations, Observation, Commentaires, Commentaire, Remarques, Remarque, Notes, Note, Infos,
        Informations, Divers, Précisions, Informations complémentaires""",
    NIR: """
        NIR, N° sécu, N° sécurité sociale, Numéro de sécurité sociale, Sécurité sociale, N° SS, NSS, N°
        INSEE, N° de sécu, Numéro sécu, Immatriculation sécurité sociale""",
    IGNORED: """
        Date, Date d'entrée, Date de sortie, Date d'inscription, Date de rdv, Date d'orientation, Date de
        création, Date de contact, Date de prescription, Date de début, Date de fin, Date du premier
        contact, Premier accueil, Âge, Age, Nationalité, Pays, Pays de naissance, Lieu de naissance, Ville
        de naissance, Commune de naissance, Département, Code postal de naissance, Pays d'origine,
        Origine, Quartier, QPV, Prescripteur, Orienteur, Entreprise, Employeur, Situation, Situation
        familiale, Statut, N°, N° d'ordre, Ordre, ID, Ref, Référence, N° dossier, Numéro de dossier,
        Projet, Métier, Diplôme, Niveau, Niveau de formation, RSA, Permis, Permis B, Véhicule, RQTH,
        Nombre d'enfants, Enfants, Signature, Émargement, Présent, Présence, Heure, Horaire, Lieu, Action,
        Atelier, Axe, Contrat, Type, Motif, Résultat, Suite donnée, Nom de l'entreprise, Nom du
        prescripteur, Téléphone du prescripteur, Nom de l'action, Conjoint, Nom du conjoint, Total""",
}
"""Between commas; folded before use: accents, capitals, signs, figures and little words do not count."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SOMEONE_ELSE = _words(
    """employeur entreprise conjoint conjointe enfant enfants pere mere tuteur tutrice ecole college urgence
    partenaire prescripteur orienteur action atelier referent referente conseiller conseillere"""
)
"""A heading with one of these is about someone or something else, unless it is a synonym as it stands."""

_FILLERS = _words(
    """de du la le les l d des un une en s e identite beneficiaire beneficiaires usager resident residente
    candidat participant personne"""
)


@lru_cache(maxsize=1)
def synonyms() -> dict[str, str]:
    """Key of a heading → target name; what we call a field ourselves is one of its headings."""
    ours = {heading_key(target.label): name for name, target in targets().items()}
    return ours | {heading_key(word): name for name, words in _SYNONYMS.items() for word in words.split(",")}


def heading_key(heading: str) -> str:
    """A heading without accents, signs, figures or little words: "N° de Tél. 2" is "n tel"."""
    words = fold(heading.replace("°", " ")).split()
    kept = [word for word in words if word not in _FILLERS and not word.isdigit()]
    return " ".join(kept or words)
