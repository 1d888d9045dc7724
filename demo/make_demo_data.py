#!/usr/bin/env python3
"""Write the demo organisation: the invented bilingual government of Northland (in French: Nordie).

    python3 demo/make_demo_data.py

rewrites organisation.csv beside this file: one row per person in the 44-column form of the
GEDS open data set, UTF-8, CRLF. Every person, unit and place is invented; telephone numbers
are in the fictional range 555-0100 to 555-0199, e-mail addresses end in ".example".
Needs only the standard library. The same program always writes the same bytes.
"""
import csv
import itertools
import pathlib
import random
import re
import unicodedata

COLUMNS = [
    "Surname", "GivenName", "Initials", "Prefix (EN)", "Prefix (FR)", "Suffix (EN)", "Suffix (FR)", "Title (EN)", "Title (FR)",
    "Telephone Number", "Fax Number", "TDD Number", "Secure Telephone Number", "Secure Fax Number", "Alternate Telephone Number",
    "Email", "Street Address (EN)", "Street Address (FR)", "Country (EN)", "Country (FR)", "Province (EN)", "Province (FR)",
    "City (EN)", "City (FR)", "Postal Code", "PO Box (EN)", "PO Box (FR)", "Mailstop", "Building (EN)", "Building (FR)", "Floor", "Room",
    "Administrative Assistant", "Administrative Assistant Telephone Number", "Executive Assistant", "Executive Assistant Telephone Number",
    "Department Acronym", "Department Name (EN)", "Department Name (FR)", "Organization Acronym", "Organization Name (EN)",
    "Organization Name (FR)", "Organization Structure (EN)", "Organization Structure (FR)"]
ROOT_KEY = "O=NL,C=XX"
COUNTRY_EN, COUNTRY_FR = "Northland", "Nordie"

# One unit a line, beneath the nearest line before it that is indented less: English | French.
# A department also has its acronyms. "- " before a name: nobody sits in that unit itself.
# "@Town": this unit and those beneath it sit there.
UNITS = """
Lakes and Rivers Northland | Lacs et Rivières Nordie | LRN-LRN @Port Aurora
 Corporate Secretariat | Secrétariat général
  Ministerial Correspondence Unit | Unité de la correspondance ministérielle
  Access to Information and Privacy | Accès à l'information et protection des renseignements personnels
 Water Science Branch | Direction générale des sciences de l'eau
  Director General's Office | Bureau de la direction générale
  Hydrology Division | Division de l'hydrologie
   River Gauging Section | Section du jaugeage des rivières
    Northern Gauging Team | Équipe de jaugeage du Nord @Elk Crossing
    Southern Gauging Team | Équipe de jaugeage du Sud @Larchwood
   Lake Levels Section | Section des niveaux des lacs
   Groundwater Section | Section des eaux souterraines
   Flood Forecasting Centre | Centre de prévision des crues @Frostbridge
    - Forecast Operations | Opérations de prévision
     Day Shift | Équipe de jour
     Night Shift | Équipe de nuit
    Project Thaw: Spring Flood Readiness | Projet Dégel : préparation aux crues printanières
  Water Quality Division | Division de la qualité de l'eau
   Sampling Programs | Programmes d'échantillonnage
   Chemistry Laboratory | Laboratoire de chimie
   Microbiology Laboratory | Laboratoire de microbiologie
   Data Validation Team | Équipe de validation des données
  Aquatic Ecology Division | Division de l'écologie aquatique @Otter Bay
   Fish Habitat Section | Section de l'habitat du poisson
   Wetlands Section | Section des milieux humides
   Invasive Species Section | Section des espèces envahissantes
    Zebra Mussel Watch | Surveillance de la moule zébrée
    Boat Wash Stations | Stations de lavage des bateaux
 Fisheries Branch | Direction générale des pêches
  Director General's Office | Bureau de la direction générale
  Licensing Division | Division des permis
   Recreational Licences | Permis de pêche récréative
   Commercial Licences | Permis de pêche commerciale
   Licence Help Desk | Bureau d'aide pour les permis
  Hatcheries Division | Division des écloseries
   Otter Bay Hatchery | Écloserie de Baie-des-Loutres
   Ermine Falls Hatchery | Écloserie de Chutes-à-l'Hermine
   Elk Crossing Hatchery | Écloserie de Passe-à-l'Élan
   Fish Health Team | Équipe de la santé des poissons
  Wardens Division | Division des gardes-pêche
   Director's Office | Bureau de la direction
   Northern Patrol | Patrouille du Nord @Elk Crossing
   Southern Patrol | Patrouille du Sud @Larchwood
   Lake Patrol | Patrouille des lacs
   Investigations Section | Section des enquêtes
 Navigation and Dams Branch | Direction générale de la navigation et des barrages @Silver Narrows
  Dam Safety Division | Division de la sécurité des barrages
   Director's Office | Bureau de la direction
   Inspection Section | Section de l'inspection
   Structural Engineering Section | Section du génie des structures
   Emergency Planning Section | Section de la planification d'urgence
  Canals and Locks Division | Division des canaux et des écluses
   - Lock Operations | Exploitation des écluses
    Silver Narrows Locks | Écluses de Détroit-d'Argent
    Grey Harbour Locks | Écluses de Havre-Gris
    Larchwood Locks | Écluses de Mélézin
   Lock Maintenance | Entretien des écluses
   Boating Information | Information aux plaisanciers
  Buoys and Lights Section | Section des bouées et des feux
 - Regional Operations | Opérations régionales
  - North Region | Région du Nord @Elk Crossing
   Regional Director's Office | Bureau de la direction régionale
   Field Operations | Opérations sur le terrain
   Shoreline Permits | Permis riverains
  - South Region | Région du Sud @Larchwood
   Regional Director's Office | Bureau de la direction régionale
   Field Operations | Opérations sur le terrain
   Shoreline Permits | Permis riverains
  - East Region | Région de l'Est @Grey Harbour
   Regional Director's Office | Bureau de la direction régionale
   Field Operations | Opérations sur le terrain
   Shoreline Permits | Permis riverains
  - West Region | Région de l'Ouest @Ermine Falls
   Regional Director's Office | Bureau de la direction régionale
   Field Operations | Opérations sur le terrain
   Shoreline Permits | Permis riverains
 Policy and Planning Branch | Direction générale des politiques et de la planification
  Policy Division | Division des politiques
   Water Policy Team | Équipe de la politique de l'eau
   Fisheries Policy Team | Équipe de la politique des pêches
  Planning and Reporting Division | Division de la planification et des rapports
  Economics and Statistics Division | Division de l'économie et de la statistique
 Corporate Services Branch | Direction générale des services ministériels
  Finance Division | Division des finances
   Accounting Section | Section de la comptabilité
   Budget Section | Section du budget
   Procurement Section | Section de l'approvisionnement
  Human Resources Division | Division des ressources humaines
   Staffing Section | Section de la dotation
   Payroll Section | Section de la paye
   Learning Section | Section de l'apprentissage
  Communications Division | Division des communications
   Media Relations | Relations avec les médias
   Translation Section | Section de la traduction
  Fleet Division | Division du parc de véhicules
   Boat Workshop | Atelier des bateaux
   Warehouse | Entrepôt
Winter Transport Northland | Transports d'hiver Nordie | WTN-THN @Frostbridge
 Corporate Secretariat | Secrétariat général
 Ice Roads Branch | Direction générale des routes de glace
  Director General's Office | Bureau de la direction générale
  Ice Engineering Division | Division du génie de la glace
   Ice Thickness Laboratory (Grey Harbour) | Laboratoire d'épaisseur de la glace (Havre-Gris)
   Load Limits Section | Section des limites de charge
   Radar Survey Team | Équipe des relevés radar
  Construction Division | Division de la construction
   Ice Bridge Crew | Équipe des ponts de glace
   Snow Packing Crew | Équipe du damage de la neige
   Camps and Catering | Campements et restauration
  Road Patrol Division | Division de la patrouille routière
   Lakeshore Patrol | Patrouille des rives @Port Aurora
   Highland Patrol | Patrouille des hautes terres
   Night Patrol | Patrouille de nuit
 Snow Clearing Branch | Direction générale du déneigement
  Director General's Office | Bureau de la direction générale
  Snowplough Division | Division des chasse-neige
   Port Aurora Depot | Dépôt de Port-Aurore
   Frostbridge Depot | Dépôt de Pont-du-Givre
   Elk Crossing Depot | Dépôt de Passe-à-l'Élan
   Otter Bay Depot | Dépôt de Baie-des-Loutres
   Larchwood Depot | Dépôt de Mélézin
  Salt and Sand Division | Division du sel et du sable
   Storage Sites | Sites d'entreposage
   Brine Trials | Essais de saumure
  Equipment Division | Division de l'équipement
   Heavy Equipment Workshop | Atelier de l'équipement lourd
   Winter Tire Store | Magasin des pneus d'hiver
 Snow Trains Branch | Direction générale des trains des neiges
  Timetable Division | Division des horaires
  Rolling Stock Division | Division du matériel roulant
   Locomotive Workshop | Atelier des locomotives
   Carriage Workshop | Atelier des voitures
  - Stations Division | Division des gares
   Director's Office | Bureau de la direction
   Ticket Services | Services de billetterie
   Passenger Information | Information aux voyageurs
   Accessible Travel | Transport accessible
  Track Division | Division des voies ferrées
   Snow Fence Team | Équipe des clôtures à neige
   Switch Heating Team | Équipe du chauffage des aiguillages
 Winter Safety Branch | Direction générale de la sécurité hivernale
  Snow, Ice and Avalanche Warnings | Avertissements de neige, de glace et d'avalanche @Ermine Falls
   Duty Forecasters | Prévisionnistes de garde
   Warning Messages Team | Équipe des messages d'avertissement
  Driver Training Division | Division de la formation des conducteurs
   Winter Driving Course | Cours de conduite hivernale
   Snowmobile Course | Cours de motoneige
  Accident Review Section | Section de l'examen des accidents
 Policy and Research Branch | Direction générale des politiques et de la recherche @Port Aurora
  Policy Division | Division des politiques
   Freight Policy Team | Équipe de la politique du fret
   Passenger Policy Team | Équipe de la politique du transport des voyageurs
  Winter Materials Laboratory | Laboratoire des matériaux d'hiver
  Statistics Section | Section de la statistique
 Corporate Services Branch | Direction générale des services ministériels
  Finance Division | Division des finances
   Accounting Section | Section de la comptabilité
   Procurement Section | Section de l'approvisionnement
  Human Resources Division | Division des ressources humaines
  Communications Division | Division des communications
Public Libraries Northland | Bibliothèques publiques Nordie | PLN-BPN @Port Aurora
 Corporate Secretariat | Secrétariat général
 Library Services Branch | Direction générale des services de bibliothèque
  Branch Libraries | Bibliothèques de quartier
   Old Mill Library | Bibliothèque du Vieux-Moulin
   Old Port Library | Bibliothèque du Vieux-Port
   Lighthouse Library | Bibliothèque du Phare
   Market Square Library | Bibliothèque de la Place-du-Marché
   Upper Town Library | Bibliothèque de la Haute-Ville
   Lower Town Library | Bibliothèque de la Basse-Ville
   Orchard Library | Bibliothèque du Verger
   Three Bridges Library | Bibliothèque des Trois-Ponts @Frostbridge
   Blacksmith Street Library | Bibliothèque de la Rue-du-Forgeron @Frostbridge
   Railway Station Library | Bibliothèque de la Gare @Frostbridge
   Beaver Pond Library | Bibliothèque de l'Étang-aux-Castors @Frostbridge
   Birch Hill Library | Bibliothèque de la Butte-aux-Bouleaux @Larchwood
   Pine Ridge Library | Bibliothèque de la Crête-aux-Pins @Larchwood
   Owl Wood Library | Bibliothèque du Bois-des-Hiboux @Larchwood
   Stone Quay Library | Bibliothèque du Quai-de-Pierre @Grey Harbour
   Weavers' Lane Library | Bibliothèque de la Ruelle-des-Tisserands @Grey Harbour
   Windmill Library | Bibliothèque du Moulin-à-Vent @Grey Harbour
   Seven Springs Library | Bibliothèque des Sept-Sources @Silver Narrows
   Granite Cliff Library | Bibliothèque de la Falaise-de-Granit @Silver Narrows
   Long Meadow Library | Bibliothèque de la Longue-Prairie @Elk Crossing
   Snowshoe Trail Library | Bibliothèque du Sentier-des-Raquettes @Elk Crossing
   North Shore Library | Bibliothèque de la Rive-Nord @Otter Bay
   Swan Lake Library | Bibliothèque du Lac-aux-Cygnes @Otter Bay
   Fox Hollow Library | Bibliothèque du Vallon-du-Renard @Ermine Falls
   Ermine Falls Library | Bibliothèque de Chutes-à-l'Hermine
  - Bookmobile Services | Services de bibliobus
   Northern Routes | Circuits du Nord @Elk Crossing
   Southern Routes | Circuits du Sud @Larchwood
 Collections Branch | Direction générale des collections
  Acquisitions Division | Division des acquisitions
   Printed Books Section | Section des livres imprimés
   Audio Books Section | Section des livres audio
   Children's Books Section | Section des livres jeunesse
  Cataloguing Division | Division du catalogage
   Subject Headings Team | Équipe des vedettes-matière
   Name Authority Team | Équipe des notices d'autorité
 Reading Programs Branch | Direction générale des programmes de lecture
  Literacy Division | Division de l'alphabétisation
  Story Hour Team | Équipe de l'heure du conte
  Accessible Reading Section | Section de la lecture accessible
 Corporate Services Branch | Direction générale des services ministériels
  Finance and Procurement Division | Division des finances et de l'approvisionnement
  Human Resources Division | Division des ressources humaines
  Buildings Division | Division des immeubles
Digital Services Northland | Services numériques Nordie | DSN-SNN @Port Aurora
 Corporate Secretariat | Secrétariat général
 Online Services Branch | Direction générale des services en ligne
  Director General's Office | Bureau de la direction générale
  Service Design Division | Division de la conception des services
   User Research Team | Équipe de la recherche auprès des utilisateurs
   Accessibility Team | Équipe de l'accessibilité
   Content Design Team | Équipe de la conception de contenu
   Plain Language Team | Équipe du langage clair
  Development Division | Division du développement
   Director's Office | Bureau de la direction
   Citizen Accounts Section | Section des comptes des citoyens
    Sign-in Team | Équipe de l'ouverture de session
    Profile Team | Équipe du profil
   Forms and Payments Section | Section des formulaires et des paiements
   Mobile Applications Section | Section des applications mobiles
   Testing Section | Section des essais
 Infrastructure Branch | Direction générale de l'infrastructure
  Networks Division | Division des réseaux
   Northern Network Team | Équipe du réseau du Nord @Elk Crossing
   Satellite Links Team | Équipe des liaisons par satellite
   Wireless Team | Équipe du sans-fil
  - Data Centres Division | Division des centres de données
   Director's Office | Bureau de la direction
   Port Aurora Data Centre | Centre de données de Port-Aurore
   Frostbridge Data Centre | Centre de données de Pont-du-Givre
   Backup and Storage Team | Équipe des sauvegardes et du stockage
  Service Desk Division | Division du centre de services @Silver Narrows
   First Line Support | Soutien de première ligne
   Workstation Team | Équipe des postes de travail
   Telephone Team | Équipe de la téléphonie
 Cyber Security Branch | Direction générale de la cybersécurité
  - Monitoring Centre | Centre de surveillance @Frostbridge
   Day Watch | Veille de jour
   Night Watch | Veille de nuit
  Incident Response Team | Équipe d'intervention en cas d'incident
  Awareness and Training Team | Équipe de la sensibilisation et de la formation
 Data and Standards Branch | Direction générale des données et des normes
  Open Data Division | Division des données ouvertes
  Architecture Division | Division de l'architecture
  Language Technologies Section | Section des technologies langagières
 Corporate Services Branch | Direction générale des services ministériels
  Finance Division | Division des finances
  Human Resources Division | Division des ressources humaines
  Contracts Division | Division des contrats
  Communications Division | Division des communications
Health and Wellness Northland | Santé et Mieux-être Nordie | HWN-SMN @Larchwood
 Corporate Secretariat | Secrétariat général
 Public Health Branch | Direction générale de la santé publique
  Director General's Office | Bureau de la direction générale
  Immunization Division | Division de l'immunisation
   Vaccine Supply Section | Section de l'approvisionnement en vaccins
   School Clinics Section | Section des cliniques scolaires
  Disease Prevention Division | Division de la prévention des maladies
   Surveillance Section | Section de la surveillance
   Screening Laboratory | Laboratoire de dépistage
  Healthy Living Division | Division des saines habitudes de vie
   Nutrition Team | Équipe de la nutrition
   Winter Activity Team | Équipe de l'activité physique en hiver
   Tobacco and Vaping Team | Équipe du tabac et du vapotage
 Primary Care Branch | Direction générale des soins primaires
  Nursing Stations Division | Division des postes infirmiers
   Elk Crossing Nursing Station | Poste infirmier de Passe-à-l'Élan
   Ermine Falls Nursing Station | Poste infirmier de Chutes-à-l'Hermine
   Silver Narrows Nursing Station | Poste infirmier de Détroit-d'Argent
   Otter Bay Nursing Station | Poste infirmier de Baie-des-Loutres
  Telehealth Division | Division de la télésanté
   Health Advice Line | Ligne de conseils en santé
   Remote Clinics Team | Équipe des cliniques à distance
  Midwifery Section | Section des sages-femmes
 Mental Wellness Branch | Direction générale du mieux-être mental
  Counselling Division | Division du counseling
   Youth Team | Équipe de la jeunesse
   Seniors Team | Équipe des aînés
  Winter Light Program | Programme Lumière d'hiver @Ermine Falls
  Crisis Response Team | Équipe d'intervention en situation de crise
 Policy and Standards Branch | Direction générale des politiques et des normes @Port Aurora
  Policy Division | Division des politiques
  Care Standards Division | Division des normes de soins
  Ethics Committee Support | Soutien au comité d'éthique
 Corporate Services Branch | Direction générale des services ministériels
  Finance Division | Division des finances
  Human Resources Division | Division des ressources humaines
  Communications Division | Division des communications
Finance and Revenue Northland | Finances et Revenu Nordie | FRN-FRN @Grey Harbour
 Corporate Secretariat | Secrétariat général
 Treasury Branch | Direction générale de la trésorerie
  Public Debt Division | Division de la dette publique
  Cash Management Division | Division de la gestion des liquidités
  Government Accounts Division | Division des comptes publics
 Tax Branch | Direction générale de l'impôt
  Personal Tax Division | Division de l'impôt des particuliers
  Business Tax Division | Division de l'impôt des entreprises
  Audit Division | Division de la vérification
  Appeals Division | Division des appels
  Taxpayer Help Line | Ligne d'aide aux contribuables @Silver Narrows
 Budget Branch | Direction générale du budget @Port Aurora
  Estimates Division | Division du budget des dépenses
  Economic Forecasting Division | Division des prévisions économiques
  Grants Division | Division des subventions
 Corporate Services Branch | Direction générale des services ministériels
  Human Resources Division | Division des ressources humaines
  Communications Division | Division des communications
"""

# Town, province (English | French), start of the postal code, area codes; beneath it the buildings with their streets.
TOWNS = """
Port Aurora | Port-Aurore | Lakeland | Pays-des-Lacs | Z1A | 867 861 864 868
 Northern Lights Building | Édifice des Aurores-Boréales | 120 Harbour Street | 120, rue du Port
 Heron Tower | Tour du Héron | 45 Lighthouse Avenue | 45, avenue du Phare
 Old Customs House | Ancienne Douane | 8 Anchor Square | 8, place de l'Ancre
Frostbridge | Pont-du-Givre | Highmoor | Hautes-Landes | Z2B | 872 875
 Snowflake Building | Édifice du Flocon | 310 Railway Street | 310, rue du Chemin-de-Fer
 Bridge House | Maison du Pont | 17 Mill Road | 17, chemin du Moulin
Larchwood | Mélézin | Lakeland | Pays-des-Lacs | Z3C | 876 877
 Larch Building | Édifice du Mélèze | 66 Forest Avenue | 66, avenue de la Forêt
 Spring House | Maison de la Source | 5 Fountain Square | 5, place de la Fontaine
Grey Harbour | Havre-Gris | Coastland | Littoral | Z4E | 882
 Compass Building | Édifice de la Boussole | 201 Captains' Street | 201, rue des Capitaines
 Granary | Grenier à blé | 12 Granary Quay | 12, quai du Grenier
Silver Narrows | Détroit-d'Argent | Coastland | Littoral | Z5G | 884
 Lock Building | Édifice de l'Écluse | 73 Canal Street | 73, rue du Canal
Elk Crossing | Passe-à-l'Élan | Highmoor | Hautes-Landes | Z6H | 885
 Antler Building | Édifice du Panache | 28 Trail Road | 28, chemin du Sentier
Otter Bay | Baie-des-Loutres | Lakeland | Pays-des-Lacs | Z7J | 887
 Otter Building | Édifice de la Loutre | 9 Beach Street | 9, rue de la Plage
Ermine Falls | Chutes-à-l'Hermine | Highmoor | Hautes-Landes | Z8K | 889
 Waterfall Building | Édifice de la Cascade | 154 Valley Road | 154, chemin de la Vallée
"""

# Job titles: English | French of a man | French of a woman (where it differs). Each topic is a pattern that is
# looked for in the English name of the unit, then of the units above it; the first topic that fits is taken.
TITLES = """
Office$|Secretariat|Correspondence|Access to Information
 Executive Assistant | Adjoint de direction | Adjointe de direction
 Planning Officer | Agent de planification | Agente de planification
 Correspondence Officer | Agent de correspondance | Agente de correspondance
 Briefing Coordinator | Coordonnateur des notes d'information | Coordonnatrice des notes d'information
Policy|Planning and Reporting|Care Standards|Economics|Ethics
 Policy Analyst | Analyste des politiques
 Senior Policy Analyst | Analyste principal des politiques | Analyste principale des politiques
 Policy Advisor | Conseiller en politiques | Conseillère en politiques
 Economist | Économiste
Human Resources|Staffing|Payroll|Learning
 Human Resources Advisor | Conseiller en ressources humaines | Conseillère en ressources humaines
 Pay Advisor | Conseiller en rémunération | Conseillère en rémunération
 Learning Advisor | Conseiller en apprentissage | Conseillère en apprentissage
 Staffing Assistant | Adjoint à la dotation | Adjointe à la dotation
Communications|Media|Translation|Information$
 Communications Advisor | Conseiller en communications | Conseillère en communications
 Writer | Rédacteur | Rédactrice
 Translator | Traducteur | Traductrice
 Graphic Designer | Graphiste
Finance Division|Finance and Procurement|Accounting|Budget Section|Procurement|Contracts|Corporate Services
 Financial Analyst | Analyste financier | Analyste financière
 Accountant | Comptable
 Procurement Officer | Agent d'approvisionnement | Agente d'approvisionnement
 Accounts Clerk | Commis aux comptes
Statistics|Forecasting Division|Data Validation|Surveillance Section
 Statistician | Statisticien | Statisticienne
 Data Analyst | Analyste de données
 Survey Officer | Agent d'enquête | Agente d'enquête
Laboratory
 Laboratory Technician | Technicien de laboratoire | Technicienne de laboratoire
 Chemist | Chimiste
 Research Scientist | Chercheur scientifique | Chercheuse scientifique
Workshop|Warehouse|Fleet|Equipment|Store$|Maintenance|Buildings|Heating
 Mechanic | Mécanicien | Mécanicienne
 Welder | Soudeur | Soudeuse
 Electrician | Électricien | Électricienne
 Storekeeper | Magasinier | Magasinière
Licen[cs]|Permits
 Licensing Officer | Agent des permis | Agente des permis
 Client Service Agent | Agent du service à la clientèle | Agente du service à la clientèle
Wardens
 Fishery Warden | Garde-pêche
 Investigator | Enquêteur | Enquêtrice
 Patrol Boat Operator | Conducteur de bateau de patrouille | Conductrice de bateau de patrouille
Fisheries|Hatcher
 Fish Culturist | Pisciculteur | Piscicultrice
 Fisheries Biologist | Biologiste des pêches
Flood|Forecast|Warnings
 Forecaster | Prévisionniste
 Meteorologist | Météorologue
Lock|Buoys
 Lock Operator | Éclusier | Éclusière
 Navigation Technician | Technicien en navigation | Technicienne en navigation
Dam
 Dam Safety Engineer | Ingénieur en sécurité des barrages | Ingénieure en sécurité des barrages
 Inspector | Inspecteur | Inspectrice
Lakes and Rivers
 Hydrologist | Hydrologue
 Hydrology Technician | Technicien en hydrologie | Technicienne en hydrologie
 Aquatic Biologist | Biologiste aquatique
 Field Technician | Technicien de terrain | Technicienne de terrain
Winter Safety
 Safety Officer | Agent de sécurité | Agente de sécurité
 Driving Instructor | Moniteur de conduite | Monitrice de conduite
Snow Trains
 Train Conductor | Chef de train | Cheffe de train
 Signal Technician | Technicien en signalisation | Technicienne en signalisation
 Ticket Agent | Préposé à la billetterie | Préposée à la billetterie
Winter Transport
 Ice Road Engineer | Ingénieur des routes de glace | Ingénieure des routes de glace
 Snowplough Operator | Conducteur de chasse-neige | Conductrice de chasse-neige
 Road Patrol Officer | Agent de patrouille routière | Agente de patrouille routière
 Ice Technician | Technicien des glaces | Technicienne des glaces
Public Libraries
 Librarian | Bibliothécaire
 Library Technician | Technicien en documentation | Technicienne en documentation
 Cataloguer | Catalogueur | Catalogueuse
 Library Clerk | Commis de bibliothèque
Digital Services
 Software Developer | Développeur de logiciels | Développeuse de logiciels
 Systems Administrator | Administrateur de systèmes | Administratrice de systèmes
 User Experience Designer | Concepteur de l'expérience utilisateur | Conceptrice de l'expérience utilisateur
 Security Analyst | Analyste de la sécurité
Counselling|Mental Wellness
 Social Worker | Travailleur social | Travailleuse sociale
 Psychologist | Psychologue
Health and Wellness
 Nurse | Infirmier | Infirmière
 Public Health Advisor | Conseiller en santé publique | Conseillère en santé publique
 Dietitian | Diététiste
Finance and Revenue
 Tax Auditor | Vérificateur de l'impôt | Vérificatrice de l'impôt
 Taxpayer Service Agent | Agent des services aux contribuables | Agente des services aux contribuables
 Budget Analyst | Analyste budgétaire
 Treasury Officer | Agent de trésorerie | Agente de trésorerie
Everywhere
 Administrative Assistant | Adjoint administratif | Adjointe administrative
 Project Officer | Agent de projet | Agente de projet
 Intern | Stagiaire
Heads
 Deputy Minister | Sous-ministre
 Associate Deputy Minister | Sous-ministre délégué | Sous-ministre déléguée
 Director General | Directeur général | Directrice générale
 Regional Director | Directeur régional | Directrice régionale
 Director | Directeur | Directrice
 Head Librarian | Bibliothécaire en chef
 Team Leader | Chef d'équipe | Cheffe d'équipe
"""

# By origin: given names of women, given names of men, surnames (separated by commas).
NAMES = [
    ("""Ada, Bridget, Clara, Daphne, Edith, Fiona, Greta, Harriet, Imogen, Ivy, Juniper, Kirsten, Lydia, Mabel, Nora, Ophelia,
        Phoebe, Rosalind, Sybil, Tamsin, Verity, Winifred""",
     """Alistair, Barnaby, Callum, Desmond, Edgar, Fergus, Gilbert, Hamish, Isaac, Jasper, Keegan, Lachlan, Magnus, Nigel, Oscar,
        Percy, Quentin, Rory, Silas, Tobias, Vaughn, Wesley""",
     """Abernethy, Applegarth, Ashdown, Barrowclough, Birtwhistle, Blackwater, Braithwaite, Bramwell, Brockhurst, Calloway, Carrowmore,
        Clearwater, Cobbold, Cranbrook, Dunmore, Dunstable, Eastwick, Elderfield, Fairweather, Farnsworth, Fenwick, Foxworthy, Galbraith,
        Garrity, Goodenough, Greenhalgh, Hallowell, Hardcastle, Hathersage, Hawksworth, Heatherington, Holloway, Huxtable, Inglewood,
        Jessop, Kettlewell, Kilbride, Kirkbride, Lambourne, Larkspur, Leatherby, Lockhart, MacAskill, MacCrimmon, McAllister,
        McGillivray, McKelvie, Merriweather, Middlemiss, Milburn, Nethercott, Northcote, O'Brien, O'Neil, O'Rourke, O'Shaughnessy,
        Oakenshaw, Oldfield, Osgood, Pemberton, Penhaligon, Pickersgill, Quickfall, Rainbird, Ravenscroft, Redpath, Rookwood, Rutherglen,
        Sandiford, Silverwood, Skelton, Somerville, Stackpole, Standish, Summerhayes, Tattersall, Thistlewood, Thornbury, Threlfall,
        Trelawney, Tweedie, Underhill, Uttley, Wainscott, Wetherby, Whitlock, Winterbourne, Wolstenholme, Yarrow, Yellowlees"""),
    ("""Adèle, Aurélie, Bérénice, Capucine, Clémence, Delphine, Élise, Éloïse, Faustine, Ghislaine, Héloïse, Inès, Jeanne, Léonie,
        Maëlle, Marie-Ève, Anne-Sophie, Océane, Rose-Aimée, Solène, Viviane, Zoé""",
     """Jean, Jean-François, Jean-Loup, Anatole, Aurélien, Baptiste, Cédric, Damien, Éloi, Étienne, Firmin, Gaël, Hyacinthe, Joël,
        Léandre, Mathurin, Noël, Octave, Pierre-Yves, Rémi, Théophile, Zacharie""",
     """Beauséjour, Belhumeur, Bellefeuille, Bienvenue, Boisclair, Bonenfant, Bourgault, Brisebois, Chantelois, Charbonnel, Châteauvert,
        Chênevert, Clairoux, Coquelin, Courtemanche, D'Amboise, D'Auteuil, de la Durantaye, de Montbrun, Desaulniers, Deschênes,
        Desrosiers, Duchesneau, Dufresne, Dutilleul, Éthier, Falardeau, Fleurimont, Fontanelle, Francœur, Froidevaux, Gagnepain, Gélinas,
        Giguère, Grandbois, Grandmaison, Guillemette, Hautecœur, Hénault, Jolicœur, Joyal, Kerbrat, Kermarrec, L'Écuyer, L'Heureux,
        Labonté, Lachapelle, Laframboise, Lafrenière, Lajeunesse, Lalancette, Lamontagne, Lamoureux, Lanouette, Laprise, Larivière,
        Latendresse, Latulippe, Laverdure, Le Bihan, Le Dantec, Le Gall, Le Goff, Le Moullec, Letendre, Léveillé, Loiselle, Malenfant,
        Montreuil, Œuvrard, Painchaud, Papillon, Pelchat, Petitclerc, Pinsonneault, Poissonnier, Prud'homme, Quesnel, Racicot, Rochefort,
        Rouvière, Saint-Amand, Saint-Onge, Sanschagrin, Sansregret, Tancrède, Tessereau, Théberge, Tourangeau, Toussaint, Vadeboncœur,
        Vaillancourt, Vertefeuille, Villeneuve, Voisine, Yvonnet"""),
    ("""Agnieszka, Anneke, Ayşe, Birgit, Chidinma, Dolores, Freyja, Hana, Ingrid, Kavita, Leilani, Mei, Oksana, Priya, Soledad,
        Thandiwe, Yuki, Zofia""",
     """Andrés, Björn, Çetin, Diego, Emeka, Goran, Hiroshi, José, Jürgen, Kwame, Łukasz, Mateusz, Minh, Nikolai, Ragnar, Rajiv, Søren,
        Tariq, Wim""",
     """Adeyemi, Åkesson, Al-Rashid, Ben Salah, Bergström, Bhattacharya, Bjørnstad, Castañeda, Çelik, Chaudhary, D'Angelo, de la Cruz,
        De Luca, de Oliveira, Đurić, El Mansouri, Ferreira, Fujimoto, Gonçalves, Groß, Haddad, Hämäläinen, Horvat, Ibáñez, Ioannou, Iyer,
        Jäger, Kaya, Khoury, Kjær, Kovačević, Kovalenko, Kowalczyk, Lindqvist, Liu, Magalhães, Mäkelä, Mazur, Mensah, Müller, Nguyễn,
        Nkosi, Novák, Nyström, Okonkwo, Östlund, Ouyang, Papadakis, Peña, Phạm, Quiñones, Raghunathan, Schröder, Sørensen, Szabó, Tanaka,
        Trần, van den Heuvel, van der Berg, von Lindenau, Watanabe, Weiß, Wójcik, Yılmaz, Żak, Zhang, Zúñiga"""),
]
NAMES = [[[name.strip() for name in part.split(",")] for part in origin] for origin in NAMES]

# Someone the documentation can name: given name, surname, English name of the unit, English title.
KNOWN_PERSON = ("Jean", "Le Moullec", "Accessibility Team", "User Experience Designer")

SMALL_WORDS = set("the of and to for in a de du des la le les l d et à au aux en pour sur avec par".split())
UNDECOMPOSED = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ı": "i"})


class Unit:
    def __init__(self, en, fr, parent, empty):
        self.en, self.fr, self.parent, self.empty = en, fr, parent, empty
        self.children, self.size = [], 0
        self.chain = (parent.chain if parent else []) + [self]
        self.department = self.chain[0]

    @property
    def is_office(self):
        return self.en.endswith("'s Office")


def outline(text):
    """The lines of an indented list as (level, fields)."""
    for line in text.strip().splitlines():
        yield len(line) - len(line.lstrip()), [field.strip() for field in line.split(" | ")]


def grouped(text):
    """A list of two levels as [(fields of the first level, [fields of the second level, ...]), ...]."""
    groups = []
    for level, fields in outline(text):
        if level:
            groups[-1][1].append(fields)
        else:
            groups.append((fields, []))
    return groups


def fold(text):
    """Lower case without accents."""
    text = unicodedata.normalize("NFD", text.lower().translate(UNDECOMPOSED))
    return "".join(c for c in text if not unicodedata.combining(c))


def acronym(name):
    """Initials of the words that count; the start of the word where there is only one."""
    words = [w for w in re.findall(r"\w+", re.sub(r"'s\b", "", name)) if w.lower() not in SMALL_WORDS]
    words = [fold(w).upper() for w in words]
    return "".join(w[0] for w in words[:6]) if len(words) > 1 else words[0][:4]


def read_units():
    units, at_level = [], []
    for level, fields in outline(UNITS):
        fields[-1], _, town = fields[-1].partition(" @")
        parent = at_level[level - 1] if level else None
        unit = Unit(fields[0].removeprefix("- "), fields[1], parent, fields[0].startswith("- "))
        at_level[level:] = [unit]
        unit.town = town
        unit.acronym = fields[2] if level == 0 else acronym(unit.en)
        # A unit's key is the part it has to itself, then the key of its parent, as in the real directory.
        part = unit.acronym if level == 0 else f"{unit.acronym}-{acronym(unit.fr)}"
        above, taken = parent.key if parent else ROOT_KEY, [u.key for u in parent.children] if parent else []
        tries = itertools.chain([part], (part.replace("-", f"{n}-") + str(n) for n in itertools.count(2)))
        unit.key = next(key for key in (f"OU={t},{above}" for t in tries) if key not in taken)
        if parent:
            parent.children.append(unit)
        units.append(unit)
    return units


def settle(units, rnd):
    """Give each unit its size, its place and its telephone lines."""
    towns = {town[0]: (town, buildings) for town, buildings in grouped(TOWNS)}
    lines, fax = {}, {}
    for name, (town, buildings) in towns.items():
        numbers = [f"{area}-555-{n:04d}" for area in town[5].split() for n in range(100, 200)]
        rnd.shuffle(numbers)
        fax.update({building[0]: numbers.pop() for building in buildings})
        lines[name] = iter(numbers)
    for unit in units:
        if unit.empty:
            unit.size = 0
        elif unit.is_office or unit.children:
            has_office = any(child.is_office for child in unit.children)
            unit.size = 1 if has_office else rnd.randint(2, 4)
        else:
            unit.size = round(rnd.triangular(4, 20, 17))
        named = next((town for town in towns if town in unit.en), "")
        town = named or unit.town or unit.parent.place[0][0]
        unit.place = (towns[town][0], rnd.choice(towns[town][1]))
        unit.fax = fax[unit.place[1][0]]
        unit.floor, unit.first_room = rnd.randint(1, 9), rnd.randint(1, 60)
        unit.lines = [next(lines[town]) for _ in range(0, unit.size, 4)]
        unit.postal_code = f"{unit.place[0][4]} {rnd.randint(0, 9)}{rnd.choice('ABCEGHJKLMNPRSTV')}{rnd.randint(0, 9)}"


def head_title(unit):
    """What the first person of a unit is called, in English; None where nobody leads."""
    if not unit.parent:
        return "Deputy Minister"
    if unit.children:
        return "Director General" if unit.en.endswith("Branch") else "Director"
    if unit.is_office and unit.parent.empty:
        return "Regional Director" if unit.en.startswith("Regional") else "Director"
    if unit.is_office:
        return None
    return "Head Librarian" if unit.en.endswith("Library") else "Team Leader"


def make_people(units, rnd):
    topics = [(pattern[0], titles) for pattern, titles in grouped(TITLES)]
    everywhere, heads = dict(topics)["Everywhere"], dict(topics)["Heads"]
    by_title = {title[0]: title for _, titles in topics for title in titles}
    surnames = [surname for origin in NAMES for surname in origin[2]]
    addresses = {}
    for unit in units:
        own_titles = next(titles for above in reversed(unit.chain) for pattern, titles in topics if re.search(pattern, above.en))
        for i in range(unit.size):
            origin = rnd.choices(NAMES, (42, 42, 16))[0]
            woman = rnd.random() < .5
            given = rnd.choice(origin[0 if woman else 1])
            surname = rnd.choice(origin[2] if rnd.random() < .85 else surnames)
            title = head_title(unit) if i == 0 else None
            if i == 1 and unit.size > 1 and not unit.parent:
                title = "Associate Deputy Minister"
            elif not title:
                title = rnd.choice(everywhere if rnd.random() < .12 else own_titles)[0]
            if i == 1 and unit.en == KNOWN_PERSON[2]:
                given, surname, _, title = KNOWN_PERSON
                woman = False
            elif (given, surname) == KNOWN_PERSON[:2]:
                given = "Joël"
            name = f"{fold(given)}.{re.sub('[^a-z-]', '', fold(surname))}"
            addresses[name] = n = addresses.get(name, 0) + 1
            domain = unit.department.acronym.split("-")[0].lower()
            email = f"{name}{n if n > 1 else ''}@{domain}.northland.example"
            if rnd.random() < .04 and (given, surname) != KNOWN_PERSON[:2]:
                email = ""
            french = by_title[title]
            yield unit, given, surname, title, french[-1] if woman else french[1], email, unit.lines[i // 4], unit.first_room + i


def structure(unit, lang):
    """The path from the country down to the unit, each name with its key."""
    country = COUNTRY_EN if lang == "en" else COUNTRY_FR
    return ":".join([f"{country} ({ROOT_KEY})"] + [f"{getattr(u, lang)} ({u.key})" for u in unit.chain])


def row_of(unit, given, surname, title_en, title_fr, email, phone, room):
    (city_en, city_fr, province_en, province_fr, *_), (building_en, building_fr, street_en, street_fr) = unit.place
    row = {
        "Surname": surname, "GivenName": given, "Initials": "".join(part[0] for part in given.split("-")),
        "Title (EN)": title_en, "Title (FR)": title_fr, "Telephone Number": phone, "Fax Number": unit.fax, "Email": email,
        "Street Address (EN)": street_en, "Street Address (FR)": street_fr, "Country (EN)": COUNTRY_EN, "Country (FR)": COUNTRY_FR,
        "Province (EN)": province_en, "Province (FR)": province_fr, "City (EN)": city_en, "City (FR)": city_fr,
        "Postal Code": unit.postal_code, "Building (EN)": building_en, "Building (FR)": building_fr,
        "Floor": unit.floor, "Room": f"{unit.floor}{room:02d}",
        "Department Acronym": unit.department.acronym, "Department Name (EN)": unit.department.en, "Department Name (FR)": unit.department.fr,
        "Organization Acronym": unit.acronym.split("-")[0] if " " in unit.en else "",
        "Organization Name (EN)": unit.en, "Organization Name (FR)": unit.fr,
        "Organization Structure (EN)": structure(unit, "en"), "Organization Structure (FR)": structure(unit, "fr")}
    return [row.get(column, "") for column in COLUMNS]


def main():
    rnd = random.Random(1867)
    units = read_units()
    settle(units, rnd)
    rows = [row_of(*person) for person in make_people(units, rnd)]
    target = pathlib.Path(__file__).with_name("organisation.csv")
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows)
    print(f"{len(rows)} people, {len(units)} units, {sum(not u.parent for u in units)} departments, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
