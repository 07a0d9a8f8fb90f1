"""Hand lists of words inside names: heads such as Institute, River or Treaty, and words that begin names.

General newspaper English (and a few heads of other languages). What stands around a name is in `cues`.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ORG_HEADS = _words("""
    Universität Universiteit Universitet Universitetet Université Università Universidade Werft Yards Bryggeri
    Gesellschaft Verein Stiftung Zeitung Rundfunk Sparkasse Versicherung Werke Reederei Stichting Vereniging
    Förbundet Forbundet Gendarmerie Delegation Orphanage Power Rt Nyrt Transport Quartet Trio Band Cruises Tours
    Travel Edison Water Electric Telecommunications Broadband Mobile Wireless Cable Cinemas Vineyards Winery
    Athletics Friends Publishers Realty Bancshares Savings Mortgage Oyj OYJ Abp Plc. Ltda Lda AG SE KGaA JSC OJSC
    PJSC OAO ZAO OOO Kft Zrt Tbk SARL Srl S.A. N.V. B.V. S.p.A. Nation Tribe Bee Courant Examiner Enquirer
    Advertiser Argus Echo Dispatch Bulletin Recorder Ledger Inquirer Sentinel Register Reporter Intelligencer
    Courier Monitor Digest Digital Interactive Online BV NV SpA SA Oy ASA AB A.G. Pty Pte Bhd KK Incorporated
    Limited Cooperative Co-operative Confederacy Processing Retail Breweries Distillers Distillery Ferries Lines
    Haulage Stores Supermarkets Hotels Resorts Casinos Fisheries Farms Plantations Textiles Garments Paper Cement
    Ceramics Plastics Optics Instruments Devices Dynamics Networks Solutions Analytics Utilities Waterways
    Ambulance Constabulary Inquiry Ombudsman Directorate-General Watch Synod Diocese Archdiocese Presbytery
    Seminary Yeshiva Kindergarten Choir Ensemble Philharmonic Ballet Troupe Playhouse Cinemathèque Conservancy
    Sanctuary Academy Administration Agency Airline Airlines Airways Alliance Archive Archives Army Assembly
    Associates Association Branch Centres Centers Colleges Councils Committees Community Confederation Guild
    Authority Bank Battalion Board Brigade Broadcasting Brothers Bureau Cabinet Caucus Center Centre Chamber
    Chronicle Church Clinic Sciences Club Coalition College Command Commission Committee Communications Company
    Conglomerate Congress Consortium Corporation Corps Corp Corp. Council Court Courts Crew Daily Department
    Directorate Division Duma Embassy Endowment Enterprise Enterprises Entertainment Exchange Express Faculty
    Federation Fleet Force Forces Foundation Front Fund Gazette Government Group Guard Guards Herald Holdings
    Hospital House Inc Inc. Industries Initiative Inspectorate Institute Institutes Institution Insurance
    Intelligence International Journal Laboratories Laboratory Lab Labs League Legion Library Ltd Ltd. LLC LLP PLC
    GmbH Mail Media Military Militia Ministries Ministry Mission Monastery Motors Movement Museum Navy Network
    News Newspaper Observer Observatory Office Opera Orchestra Organisation Organization Parliament Partners
    Partnership Party Petroleum Pharmaceuticals Police Politburo Post Presidium Press Pride Prosecutor Publishing
    Radio Records Regiment Registry Research Review School Secretariat Securities Senate Service Services Society
    Squadron Staff Standard Star Studios Studio Syndicate Sun Survey Symphony Systems Technologies Telegraph
    Telecom Television Theater Theatre Times Today Tribune Tribunal Trust Union Unions Universities University
    Weekly Wing Works Corps. Co Co. Bundesbank Team FC Rovers Wanderers Athletic Hotspur Albion Pharma Biotech
    Software Electronics Aerospace Aviation Shipyard Shipping Railways Railway Rail Oil Gas Steel Plc United
    Infirmary Mining Chemicals Semiconductor Semiconductors Therapeutics Biosciences Robotics Logistics Minerals
    Investments Advisors Advisers Energy Capital Resources Metals Consulting Properties Conservatory Conservatoire
    Patrol Constabulary Sales Banking Consulate Consulate-General Polytechnic Subcommittee Brewing Brewery Foods Motor Automotive Ventures Bancorp Bankers
    """)
"""Last word of an organisation's name, or the head of "X of Y"."""
ORG_HEADS_WEAK = _words("""
    Sales Patrol Delegation Power Transport Trio Band Tours Travel Edison Water Electric Mobile Cable Athletics
    Friends Savings Nation Tribe Bee Courant Examiner Enquirer Advertiser Argus Echo Dispatch Bulletin Recorder Ledger Inquirer
    Sentinel Register Reporter Courier Monitor Digest Digital Interactive Online Paper Lines Stores Farms Hotels
    Networks Solutions Watch Limited Processing Inquiry Sanctuary Ambulance Instruments Devices Plastics Dynamics
    Ballet Choir Retail Today Star Sun Standard House Works Force Front Guard Exchange Express Mission Research
    Office Oil Gas Steel Post Mail Intelligence Initiative Team Staff Wing Journal Review Pride Library Church
    Theater Theatre Archive Opera Military Rail Motor Media Group Division Command Police Prosecutor Energy
    Capital Resources Metals Consulting Properties Minerals Investments United
    """)
"""Heads that need an unknown word or a known name before them, not only ordinary words."""
GOVERNMENT = _words("""
    Consulate Consulate-General
    Delegation Power Transport Water Electric Athletics Nation Tribe Opera Ballet Choir Theater Theatre Archive
    Symphony Philharmonic Conservancy Ombudsman Synod Ambulance Army Navy Marines Congress Senate Parliament Duma
    Embassy Government Ministry Treasury Department Cabinet Court Constitution Guard Forces Force Corps Police
    Agency Commission Council Command Fleet Bank Institute Service Foundation Federation Team Party Association
    Committee Academy Administration Bureau Chamber Mission House Group Museum Library Airways Steel Railway
    Railways
    """)
PLACE_HEADS = _words("""
    Point Room Course Place Terrace Crescent Building Courthouse Apartments Compound Barracks Corridor Crater Vallis Mons Cordillera Massif Escarpment
    Estuary Lagoon Inlet Firth Loch Lough Marshes Wetlands Swamp Oasis Steppe Savannah Tundra Interchange Junction
    Roundabout Viaduct Causeway Turnpike Expressway Freeway Motorway Interstate Railroad Quay Docks Dockyard
    Marina Landing Mill Mills Farm Estate Ghetto Slum Township Borough Parish Commune Hamlet Enclave Airfield
    Aerodrome Airbase Racecourse Racetrack Velodrome Coliseum Colosseum Amphitheatre Ballpark Pavilion Aquarium
    Lighthouse Fortress Citadel Basilica Abbey Priory Chapel Synagogue Pagoda Mausoleum Tomb Obelisk Fountain Arch
    Bunker Mine Quarry Refinery Spillway Airport Archipelago Arena Avenue Base Basin Bay Beach Boulevard Bridge
    Canal Canyon Cape Castle Cathedral Channel City Coast Cosmodrome County Creek Crossing Dam Delta Desert
    District Drive Falls Field Fjord Forest Garden Gardens Gate Glacier Gulf Harbor Harbour Heights Highlands
    Highway Hotel Inn Hill Hills Island Islands Isle Isles Jungle Kingdom Lake Lakes Lane Line Mall Memorial
    Monument Mosque Mountain Mountains Ocean Oval Palace Park Parkway Pass Peak Peninsula Pier Plain Plains
    Plateau Plant Plaza Port Prison Promenade Province Reef Region Reservoir Reserve Ridge River Road Republic Sea
    Shore Shrine Spaceport Square Stadium Station Strait Straits Street Strip Temple Territories Territory Tower
    Towers Town Trail Tunnel Valley Village Volcano Wall Waterway Wharf Wood Woods Zoo Oblast Krai Okrug Raion
    Prefecture Governorate Voivodeship Canton Emirate Sound Cove Cemetery Terminal Ranch Raceway Speedway Hall
    Triangle
    """)
PLACE_FIRST = _words("""
    Cima Punta Passo Val Valle Pico Nevado Barrio Colonia Avenue Boulevard Avenida Calle Rua Jalan Ulitsa Gare Cap Palacio Palácio Palais Puente Ponte Cerro Sierra Monte Ile Île Isla Islas Lago Lac Bahia Playa Praia
    Cabo Ciudad Pueblo Vila Wadi Jebel Jabal Beit Umm Kfar Kiryat Nizhny Novy Stary Velikiye Pulau Kota Kuala
    Nakhon Hotel Lake Mount Mt Mt. Cape Fort Ft. Camp Port River Villa Rio San Santa Santo Sao Saint St St. El Los
    Las Puerto Palazzo Plaza Piazza Via Rue
    """)
COMMON_GROUNDS = _words("Point Room Course Place Terrace Crescent")
"""Heads of places that ordinary words before them make no place ("Turning Point")."""
SURE_PLACES = _words("""
    Island Islands River Bay Beach County Valley Mountain Mountains Avenue Street Road Airport Square Station Bridge
    """)
"""Heads that make a place of a given name that is an ordinary word ("Liberty Island")."""
MATTERS = _words("""
    Basketball Cricket Rugby Tennis Football Athletics Hockey Swimming Swim Cycling Rowing Golf Netball Boxing
    Gymnastics Badminton Volleyball Equestrian Sport Universities Statistics Health Parks Hydro Telecom Unions Plan
    Tourism Visit
    """)
"""What national bodies are named by, with their country ("Rowing Canada")."""
NO_SURNAMES = _words("Gardens Falls Abbey Marina Quarry Fountain Firth Lough Castle")
"""Heads of places that are hardly anybody's surname behind a given name ("Eden Gardens")."""
STREETS_TOO = _words("Lane Street Bridge Park Hill Falls Gardens Castle Lake Lakes Hills Woods Cross Mills")
"""Heads that make a place of an ordinary word although they are surnames, too ("Rye Lane")."""
AGREED = _words("Agreement Declaration Treaty Convention Pact Protocol Accord")
"""Heads of treaties that may stand behind their matter ("Status of Forces Agreement")."""
SENT = _words("Mission Delegation Representation Embassy Observer")
"""What a country sends."""
PLACE_BOTH = _words("Hotel Plaza Avenue Boulevard Villa")
"""Heads of places that stand before or behind the rest of the name."""
FIRMS = _words("Inc Inc. Corp Corp. Corporation Ltd Ltd. LLC Plc PLC Industries")
"""Ends of firms' names; "of" and a place behind them only say where the firm is."""
BRANCHED = _words("""
    Sales Motor Motors International Bank Corporation Electronics Insurance Foundation Systems Company Group Holdings
    """)
"""Ends of bodies' names behind which their country may stand ("Kallor Motor Sales USA")."""
PLACE_OF = _words("""
    Corridor Canyon Desert Coast Ocean Cemetery Gulf Strait Straits Bay Isle Isles Sea Cape Republic Kingdom City
    Commonwealth State States Emirate Principality Duchy Island Islands Port Province Territory Valley Mount
    Palace Square Castle Cathedral Temple Tower Monastery Forest Hills Gardens Bridge Plaza Avenue Lake Region
    District Peninsula Archipelago
    """)
DIRECTIONS = _words("""
    South-Eastern North-Eastern South-Western North-Western East-Central North South East West Northern Southern
    Eastern Western Central Northeast Northwest Southeast Southwest Northeastern Northwestern Southeastern
    Southwestern Upper Lower Greater Inner Outer Mainland North-East North-West South-East South-West Middle
    """)
EVENT_HEADS = _words("""
    Discussions Talks Negotiations Consultations Mutiny Coup Riots Riot Pogrom Famine Pandemic Epidemic Fire Fires
    Wildfire Blizzard Crash Scandal Affair Inquest Vigil March Protests Strike Concert Fringe Gala Pageant Rodeo
    Relay Rally Race Stakes Handicap Invitational Challenge Classic Tour Trophy Shield Playoff Semifinal
    Convention Colloquium Congress Hackathon Jamboree Sabbath Feast Season War Wars Battle Revolution Uprising
    Rebellion Intifada Massacre Genocide Holocaust Summit Conference Forum Symposium Expo Exhibition Fair Festival
    Olympics Paralympics Games Cup Championship Championships Tournament Open Masters Derby Marathon Prix Bowl
    Series Biennale Carnival Parade Referendum Election Elections Trial Trials Earthquake Hurricane Typhoon
    Cyclone Storm Flood Floods Tsunami Disaster Crisis Plague Eclipse Awards Day Eve Week Year Holiday Spring
    Airshow Salon Dialogue Round Playoffs Finals Final Regatta Blitz Siege Offensive Operation Campaign Exercise
    Exercises Maneuvers Memorial Jubilee Coronation Inauguration
    """)
EVENT_HEADS_WEAK = _words("""
    Discussions Talks Negotiations Consultations Riot Riots Fire Fires Crash Scandal Affair Inquest March Protests
    Strike Race Challenge Classic Tour Trophy Shield Concert Gala League Season Relay Rally Convention Coup Famine
    Feast Congress Trial Trials Crisis Day Week Year Spring Final Round Memorial Election Elections Campaign Flood
    Floods Disaster Storm Exercise Exercises Eve Parade Offensive Operation Holiday Conference Finals Playoffs
    Dialogue
    """)
EVENT_FIRST = _words("""
    Hurricanes Typhoons Cyclones Battles Operation Hurricane Typhoon Cyclone Exercise Storm Battle Siege Exercises
    """)
ORG_FIRST = _words("""
    Polícia Policia Policía Politie Polizei Sûreté Fundacja Stowarzyszenie Związek Universität Université
    Università Universidade Tribune Gazette Ligue Union Electricidade Empresa Companhia Compania Compañía
    Ministere Ministère Ministério Asociacion Asociación Associazione Federacion Federación Confederacion Comision
    Comisión Consejo Fundacion Fundación Fundação Fondation Fondazione Sindicato Confédération Fédération Académie
    Academia Ecole École Teatro Théâtre Orquesta Orchestre Televisión Télévision Verlag Partei Liga Movimento
    Juntos Agência Caixa Caisse Crédit Société Électricité Associação Confindustria Unione Comité Comitato Comite
    Polizia Guardia Gazeta Banco Banca Banque Partido Partito Parti Ministerio Universidad Universite Universitat
    Institut Instituto Istituto Rassemblement Mouvement Movimiento Frente Alleanza Alianza Societe Agence Agencia
    Radio Corriere Diario Jornal Journal Grupo Groupe Gruppo Compagnie Casa FC AC SC CF AFC CSKA Club Real
    Atletico Dynamo Dinamo Lokomotiv Spartak Deutsche Bundes Rossiya Nezavisimaya Novaya Daily Le La El Die Der
    Das Al
    """) - _words("Le La El Die Der Das Al Real Novaya Daily Casa Journal")
"""Words that begin the names of bodies, clubs and papers, in other languages too."""
OTHER_HEADS = _words("""
    Moonshot Award Package Roadmap Blueprint Partnership Hoard Manuscript Codex Scrolls Symphony Requiem Overture
    Opus Saga Trilogy Scheme Lottery Bond Bonds Benchmark Composite Average Tariff Subsidy Pension Grant Bursary
    Protein Gene Disease Fever Flu Program Programme Project Plan Telescope Prize Medal Strategy Index Pipeline
    Goals Scholarship Fellowship Mission Spacecraft Rover Satellite Probe Shuttle Capsule Trophy Order Doctrine
    Theorem Syndrome Virus Vaccine Concerto Sonata
    """) - _words("Mission Order")
"""Last words of the names of programmes, works and things."""
PAPERS = _words("""
    Times Sun Guardian Independent Observer Economist Star Herald Post Mirror Telegraph Tribune Mail Express
    Standard Age Nation Australian Hindu Scotsman Globe Sentinel Chronicle Examiner Spectator Atlantic Intercept
    Verge Athletic Onion Lancet Conversation Monitor Punch Statesman Citizen Gazette Courier Journal Record People
    Oregonian Tennessean Bulletin Banker
    """)
"""Papers by one common word, behind "The"."""
PAPERS_ALWAYS = _words("Times Economist Telegraph Guardian Lancet Scotsman Mirror")
"""Those that are meant also where "The" opens a sentence."""
ROYAL = _words("King Queen Prince Princess Lord Lady Duke Saint Pope Emperor Empress President Father")
"""Titles that stand inside names of places and bodies."""
LAWS = _words("Document Outlook Declaration Memorandum Convention Law Code Regulation Directive Act Decree")
"""Words that with "on" and a matter name a law ("Law on Foreign Agents")."""
NUMBERED = _words("""
    Articles Sections Chapters Resolutions Paragraphs Annexes
    Article Section Chapter Group Part Phase Day Game Round Week Page Figure Table Resolution Highway Route
    Channel Number Type Level Tier Grade Room Gate Pier Platform Terminal Class Category Stage Book Volume Scene
    Unit Reactor Building Year Point Paragraph Item Step Case File Form Rule Law Order Area Zone District Division
    Track Box Appendix Annex Title Question Exhibit Hall Line Lot Age Over Under Top About Some Nearly Almost
    """)
"""Words that are counted, so that a number behind them makes no name."""
TREATY_HEADS = _words("""
    Agenda Document Consensus Framework Regulation Directive Statute Decree Amendments Process Mechanism
    Understanding Treaty Treaties Convention Conventions Protocol Protocols Accord Accords Agreement Agreements
    Pact Pacts Memorandum Charter Covenant Act Acts Declaration Entente Concordat Compact Communique Armistice
    Amendment
    """)
SHIP_PREFIXES = _words("RV FV USS HMS HMAS HMCS INS RFA USNS HMNZS JS ROKS FS TCG RRS RMS MV SS MS MT USCGC")
CIVIL_PREFIXES = _words("RRS RMS MV SS MS MT RV FV SY MY")
"""Those of ships that are no warships."""
MATTER_BODIES = _words("""
    Summit Symposium Seminar Workshop Dialogue Group Panel Council Forum Taskforce Centre Center Institute Union
    Association Agency Board Federation Campaign Commission Committee Subcommittee Conference
    """)
"""Bodies and meetings that are named by what they are on ("Commission on Human Rights")."""
MEETINGS = _words("Conference Summit Symposium Seminar Workshop Dialogue")
MISSIONS = _words("Mission Force Operation Presence Office Co-ordinator Coordinator")
"""Bodies that are named by the country in which they are ("United Nations Mission in South Sudan")."""
REGIONS = _words("""
    Africa Asia Europe America Americas Oceania Pacific Caribbean Balkans Mediterranean Sahel Arctic Maghreb
    Eurasia
    """) | {
    "Latin America", "South America", "Central America", "North America", "Southeast Asia", "South-East Asia", "South Asia",
    "Central Asia", "East Asia", "West Africa", "East Africa", "Central Africa", "Southern Africa", "North Africa",
    "Middle East", "Asia-Pacific", "Eastern Europe", "Central Europe", "Near East", "Far East", "Black Sea", "Baltic Sea",
    "South Pacific", "Western Sahara",
}  # fmt: skip
"""Parts of the world, which end the names of bodies for them ("Centre for Peace and Disarmament in Africa")."""
CLUBS = _words("United Rovers Wanderers Athletic Hotspur Albion FC Club Team Pride")
"""Heads that play against others."""
ROADS = _words("Highway Route Interstate Motorway")
"""Roads that have a number for a name."""
ARTICLES = _words("La Le Las Les Il Der Die Das Den Het O As Os")
"""Articles of other languages that begin names."""
CAR_MAKERS = _words("""
    Ford Toyota Honda Nissan Renault Peugeot Citroen Citroën Fiat Volkswagen VW BMW Audi Mercedes Mercedes-Benz
    Skoda Opel Vauxhall Volvo Tesla Hyundai Kia Mazda Subaru Suzuki Mitsubishi Chevrolet Chrysler Dodge Jeep
    Cadillac Buick Pontiac Porsche Ferrari Lamborghini Lada Lexus Infiniti Isuzu Rolls-Royce Bentley
    """)
LOCAL = _words(
    "Court Hospital Police Council College School Church Airport Stadium Prison Jail Zoo University"
)
"""Bodies that are mostly called by their town."""
LANDS = _words("""
    Desert Peninsula Highlands Plateau Sea Gulf Basin Mountains Strait Straits Archipelago Steppe Riviera
    """)
"""Heads of places that are called by a people ("Nubian Desert")."""
STREETS = _words("Street Avenue Square Road Stadium Arena Tower Boulevard")
"""Places that are called by anybody, a body included."""
PEERAGES = _words("Duke Duchess Earl Countess Marquess Prince Princess Viscount")
"""Titles that with "of" and a place name a person."""
COMPANIES = _words("""
    Inc Inc. Corp Corp. Corporation Ltd Ltd. Limited LLC LLP PLC Plc GmbH AG SA NV BV Oyj ASA AB SpA Co Co.
    Company Group Holdings Industries Mining Energy Resources Partners
    """)
"""Last words of firms' names that are left out when they are named again."""
BRANCHES = _words("Pacific Europe Asia America Africa UK USA")
PARTICLES = _words("von van bin ibn ter ten zu der den")
RULES = _words("Rules Principles Guidelines")
"""Plurals that make a place's name that of a document ("Hague Rules")."""
PLACED_AFTER = _words("University College Polytechnic")
"""Bodies whose town may stand directly behind ("Imperial College London")."""
WEAPON_MAKERS = _words("""
    Boeing Airbus Antonov Tupolev Ilyushin Sukhoi Mikoyan Lockheed Bombardier Embraer Cessna Gulfstream Northrop
    Dassault Saab Bell Sikorsky Mil Kamov Yakovlev Beriev McDonnell
    """)
