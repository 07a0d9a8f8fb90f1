"""Hand lists of words that say what a capitalised word next to them is: titles, heads of names, verbs of speech.

General newspaper English, no names of anybody or anything: those are in data/names.yaml. Words stand here once,
in the form in which they are met; the recogniser decides what they mean in their place.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> frozenset[str]:
    return frozenset(" ".join(line.split()) for line in text.replace("\n", ",").split(",") if line.strip())


FUNCTION = _words("""
    hi hello hey welcome a an the this that these those such same other another each every either neither both all
    any some many much most more less few fewer several no none nothing nobody someone somebody something everyone
    everybody everything anyone anybody anything i you he she it we they me him her us them my your his its our
    their mine yours hers ours theirs myself yourself himself herself itself ourselves themselves who whom whose
    which what where when why how whether and or but nor yet so if though although unless until till while whereas
    because since as than then thus hence therefore moreover furthermore however nevertheless nonetheless
    meanwhile besides instead otherwise still also too even only just about above across after afterwards against
    along alongside among amongst amid amidst around at before behind below beneath beside between beyond by
    concerning considering despite down during except following for from given in including inside into like near
    of off on onto opposite out outside over past per plus regarding round through throughout to toward towards
    under underneath unlike up upon versus via with within without according is are was were be been being am do
    does did done doing have has had having can could may might must shall should will would ought not never
    always often sometimes usually rarely again already almost perhaps maybe quite rather very really indeed
    certainly clearly obviously apparently actually basically essentially finally eventually initially recently
    lately currently previously earlier later now today tonight yesterday tomorrow here there everywhere nowhere
    somewhere once twice dozens hundreds thousands millions billions half yes please thanks well oh ok okay let
    get got go going come came see saw seen say says said saying tell told asked ask made make makes making take
    took taken taking give gave due based citing quoting speaking whilst former ex late y'all haha erm um uh hmm
    yeah don't doesn't didn't isn't aren't wasn't weren't can't couldn't won't wouldn't shouldn't haven't hasn't
    hadn't i'm i've i'll i'd you're you've you'll he's he'll he'd she's she'll it's it'll we're we've we'll we'd
    they're they've they'll that's there's here's what's who's let's there're
    """)
"""Never part of a name by themselves when they open a sentence; elsewhere they end a name."""
COUNTING = _words("""
    first second third fourth fifth sixth seventh eighth ninth tenth last next one two three four five six seven
    eight nine ten eleven twelve twenty thirty forty fifty hundred thousand million billion
    """)
"""Like function words at the start of a sentence, but able to be inside a name ("Three Mile Island")."""
ORDINALS = frozenset(word for word in COUNTING if word.endswith(("st", "nd", "rd", "th"))) - {"last"}
MONTHS = _words("January February March April May June July August September October November December")
WEEKDAYS = _words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
CALENDAR = (
    MONTHS
    | WEEKDAYS
    | _words(
        "Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays Sundays Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec "
        "Mon Tue Tues Wed Thu Thurs Fri Sat Sun Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sept. Sep. Oct. Nov. Dec. BC AD BCE CE "
        "AM PM GMT UTC EST EDT PST PDT CET CEST BST"
    )
)
TITLES = _phrases("""
    Taoiseach, Tánaiste, Tanaiste, Datuk Seri, Dato' Sri, Dato, Tun, Dato Seri, Tan Sri Datuk,
    Chargé d'Affaires, Chargé, Permanent Observer, Coordinator, Project Coordinator, Resident Coordinator, Special Coordinator, Rapporteur,
    Special Rapporteur, Personal Representative, Special Adviser, Senior Sergeant, Federal Councillor, Head of Delegation, Head of Mission,
    Maître, Maitre, Pfarrer, Señor, Señora, Signor, Signora, Mme, Mme., Mlle, Monsignor, Msgr, Msgr., Padre, Père, Doktor, Ustad, Pandit, Shri,
    Haji, Hajji, Datuk, Tan Sri, Tengku, Maharaja, Nawab, Begum, Bey, Pasha, Comandante, Comandanta, Licenciado, Ing., Ingeniero,
    Chief, Senators, Presidents, Ministers, Ambassadors, Generals, Judges, Professors, Drs, Messrs, Messrs., Reps., Sens., Governors,
    Justices, Representatives, Commissioners, Secretaries, Superintendents, Attorneys, Rabbis, Bishops, Congressmen, Ex-President,
    Sgt. Maj., Lance Corporal, Lance Cpl., Cpl, Pvt, Flight Lieutenant, Wing Cmdr., Sub-Lieutenant, Fr., Hon., Rt. Hon., Amb., Ambassador-at-Large,
    Foreign Minister-designate, Prime Minister-designate, Acting President, Interim President, Police Commissioner,
    Police Superintendent, Deputy Commissioner, Assistant Commissioner, Chief Superintendent, Detective Inspector, Detective Chief Inspector,
    Detective Superintendent, Detective Sergeant, District Judge, Circuit Judge, Chief Prosecutor, Deputy Prosecutor, State Senator, State Representative,
    Mr, Mrs, Ms, Miss, Mx, Mr., Mrs., Ms., Dr, Dr., Sir, Dame, Lord, Lady, Prof, Prof., Professor, Associate Professor,
    Assistant Professor, Doctor, Academician, Madam, Madame, Monsieur, Herr, Frau, Senor, Sheikh, Imam, Ayatollah,
    Grand Ayatollah, Mullah, Rabbi, Reverend, Rev, Rev., Father, Brother, Sister, Pope, Patriarch, Archbishop, Bishop,
    Cardinal, Metropolitan, Saint, Pastor, Deacon, Canon, Dean, Vicar, Swami, Lama, Dalai Lama,
    President, Vice President, Vice-President, President-elect, President-Elect, Governor-elect, Mayor-elect, Senator-elect, Prime Minister, Deputy Prime Minister,
    First Deputy Prime Minister, Premier, Vice Premier, Chancellor, Vice Chancellor, Minister, Deputy Minister,
    First Deputy Minister, Foreign Minister, Deputy Foreign Minister, First Deputy Foreign Minister, Vice Minister,
    Defence Minister, Defense Minister, Deputy Defence Minister, Deputy Defense Minister, Finance Minister,
    Interior Minister, Justice Minister, Health Minister, Education Minister, Energy Minister, Economy Minister,
    Trade Minister, Transport Minister, Environment Minister, Agriculture Minister, Culture Minister, Sports Minister,
    Home Minister, Labour Minister, Labor Minister, Information Minister, Communications Minister, Oil Minister,
    Minister of State, Minister of Foreign Affairs, Deputy Minister of Foreign Affairs, Minister of Defence,
    Minister of Defense, Minister of Finance, Minister of the Interior, Minister of Justice, Minister of Health,
    Minister for Foreign Affairs, Chief Minister, First Minister, Cabinet Minister, Cabinet Secretary, Chief Cabinet Secretary,
    Secretary, Secretary of State, Deputy Secretary of State, First Deputy Secretary of State,
    Assistant Secretary of State, Under Secretary of State, Undersecretary of State, Undersecretary, Under Secretary,
    Under-Secretary, Under-Secretary-General, Assistant Secretary, Deputy Secretary, Secretary of Defense,
    Secretary of the Treasury, Secretary of Commerce, Secretary of Energy, Secretary of the Interior,
    Foreign Secretary, Defence Secretary, Defense Secretary, Home Secretary, Treasury Secretary, Health Secretary,
    Education Secretary, Commerce Secretary, Energy Secretary, Press Secretary, White House Press Secretary,
    Secretary General, Secretary-General, Deputy Secretary General, Deputy Secretary-General, General Secretary,
    First Secretary, State Secretary, National Security Adviser, National Security Advisor, Security Adviser,
    Attorney General, Solicitor General, Surgeon General, Attorney-General, Prosecutor General, Director General,
    Director-General, Deputy Director General, Inspector General, Governor General, Governor-General, Auditor General,
    Comptroller, Postmaster General, Chief of Staff, Chief of the General Staff, Chief of Defence,
    Chairman of the Joint Chiefs of Staff, Joint Chiefs Chairman, Commander in Chief, Commander-in-Chief,
    Supreme Leader, Leader, Speaker, House Speaker, Majority Leader, Minority Leader, Senate Majority Leader,
    Senate Minority Leader, House Majority Leader, House Minority Leader, Opposition Leader, Party Leader, Whip,
    Senator, Sen, Sen., Congressman, Congresswoman, Representative, Rep, Rep., Assemblyman, Assemblywoman, Delegate,
    Deputy, MP, MEP, Councillor, Councilman, Councilwoman, Alderman, Mayor, Deputy Mayor, Lord Mayor, Governor,
    Lieutenant Governor, Lt. Gov., Gov, Gov., Commissioner, High Commissioner, High Commissioner for Human Rights, High Commissioner for Refugees,
    High Representative of the Union for Foreign Affairs and Security Policy, High Representative, Special Envoy,
    Special Representative, Envoy, Ambassador, Consul, Consul General, Permanent Representative, Charge d'Affaires,
    Attache, Emissary, Counselor, Counsellor, Negotiator, Chief Negotiator,
    Judge, Justice, Chief Justice, Magistrate, Prosecutor, Attorney, District Attorney, Sheriff, Marshal, Constable,
    Detective, Inspector, Chief Inspector, Superintendent, Police Chief, Chief Constable, Officer, Agent, Warden,
    General, Gen, Gen., Lieutenant General, Lt. Gen., Lieutenant-General, Major General, Maj. Gen., Major-General,
    Brigadier General, Brig. Gen., Brigadier, Colonel General, Colonel-General, Army General, Colonel, Col, Col.,
    Lieutenant Colonel, Lt. Col., Lieutenant-Colonel, Major, Maj, Maj., Captain, Capt, Capt., Lieutenant, Lt, Lt.,
    Second Lieutenant, Sergeant, Sgt, Sgt., Staff Sergeant, Staff Sgt., Corporal, Cpl., Private, Pvt., Admiral, Adm.,
    Rear Admiral, Vice Admiral, Fleet Admiral, Commodore, Commander, Cmdr., Field Marshal, Air Marshal,
    Air Chief Marshal, Wing Commander, Squadron Leader, Petty Officer, Warrant Officer, Specialist, Cosmonaut,
    Astronaut, King, Queen, Prince, Princess, Crown Prince, Crown Princess, Emperor, Empress, Emir, Sultan, Shah, Tsar,
    Czar, Duke, Duchess, Earl, Count, Countess, Baron, Baroness, Viscount, Marquess, Archduke,
    Director of National Intelligence, Director of Central Intelligence, Director of Communications,
    Chairman, Chairwoman, Chairperson, Chair, Vice Chairman, Vice-Chairman, Deputy Chairman, Co-Chair, Director,
    Deputy Director, Executive Director, Managing Director, Associate Director, Assistant Director, Chief Executive,
    Chief Executive Officer, CEO, CFO, COO, CTO, Chief Financial Officer, Chief Operating Officer, Chief Economist,
    Chief Scientist, Chief Engineer, Chief Designer, Founder, Co-Founder, Co-founder, Head, Deputy Head, Spokesman,
    Spokeswoman, Spokesperson, Editor, Editor-in-Chief, Chief Editor, Correspondent, Analyst, Expert, Researcher,
    Senior Researcher, Research Fellow, Senior Fellow, Senior Research Fellow, Fellow, Rector, Provost, Principal,
    Coach, Head Coach, Manager, Umpire, Referee, Goalkeeper, Striker, Midfielder, Defender, Quarterback, Pitcher,
    Actor, Actress, Singer, Author, Comrade, Uncle, Aunt, Grandpa, Grandma, Democrat, Republican,
    Vice, First Lady, Second Gentleman, Nobel laureate, Chef, Nurse, Justice Minister, Trade Secretary
    """)
"""Capitalised forms that stand before a person's name or alone; never part of a mention."""
PERSON_BEFORE = _words("""
    minister president premier chancellor secretary spokesman spokeswoman spokesperson ambassador envoy senator
    governor mayor general colonel captain professor doctor director chairman chairwoman chair chief leader
    founder co-founder coach manager striker midfielder defender goalkeeper winger forward quarterback pitcher
    batsman bowler referee umpire singer actor actress author writer novelist poet journalist reporter
    correspondent columnist editor photographer director-general analyst expert researcher scientist physicist
    chemist biologist economist historian engineer lawyer attorney prosecutor judge detective officer sergeant
    lieutenant commander admiral astronaut cosmonaut pilot diplomat negotiator adviser advisor aide candidate
    lawmaker congressman congresswoman deputy representative activist dissident businessman businesswoman
    billionaire tycoon oligarch investor entrepreneur artist painter sculptor composer conductor guitarist drummer
    bassist vocalist rapper producer filmmaker designer architect chef swimmer sprinter runner boxer golfer
    cyclist skater driver teammate compatriot brother sister father mother son daughter wife husband widow uncle
    aunt cousin nephew niece grandson friend colleague neighbor neighbour king queen prince princess emperor pope
    bishop archbishop cardinal rabbi imam priest pastor sheikh student teacher nurse surgeon veteran gunman
    suspect victim defendant co-author coauthor mr mrs ms dr granddaughter grandmother grandfather stepson
    stepdaughter stepfather stepmother girlfriend boyfriend fiancé fiancée classmate roommate bandmate sister-in-law
    brother-in-law father-in-law mother-in-law midwife footballer cricketer
    """)
"""Lower-case words that say that the name after them is a person's."""
SPEECH = _words("""
    said says say told tells added adds noted notes explained explains stressed stresses emphasized emphasised
    emphasizes believes believed thinks thought recalled recalls concluded concludes continued continues admitted
    admits argued argues asked asks replied replies answered warned warns claimed claims denied denies insisted
    insists suggested suggests commented comments tweeted wrote writes declared declares acknowledged pointed
    remarked reiterated underlined complained joked laughed smiled predicted quipped testified recounted
    """)
"""Words after a name whose subject can speak."""
PERSON_AFTER = SPEECH | _words("""
    who himself herself born died resigned married retired scored played starred won't replied visited met arrived
    graduated joined spoke speaks speaking shook voiced
    """)
SPEAKERS = PERSON_BEFORE | _words("""
    interviewer questioner question moderator host presenter speaker narrator caller audience announcer newsreader
    """)
"""What those who speak in an interview are called instead of by name."""
DESCRIBED = _words("""
    head deputy-head representative speaker vice-speaker fellow lecturer professor-emeritus academic expert
    specialist volunteer resident worker employee owner partner member leader commander chief-of-staff winner
    champion captain chairperson rapporteur whistleblower blogger broadcaster presenter host anchor banker trader
    consultant strategist developer farmer fisherman miner trucker commissioner councillor councilor
    prosecutor-general secretary-general organiser organizer campaigner critic curator librarian archaeologist
    astronomer geologist meteorologist virologist epidemiologist psychologist psychiatrist sociologist
    anthropologist linguist mathematician statistician paediatrician pediatrician oncologist cardiologist sailor
    soldier marine gunner sniper
    """)
"""More words for what people are; before a name they are too weak to prove a person."""
OF_OFFICES = _words("""
    deputy first second third former acting chief senior leading vice assistant associate executive managing
    general permanent special interim outgoing incoming then ex foreign defence defense prime finance interior
    justice health energy trade transport political military security press official national regional local state
    federal city police army navy opposition rebel party union team head lead principal research project nuclear
    arms science sports main top young veteran longtime long-time private public prominent famous well-known
    independent retired elected newly ruling presidential parliamentary congressional scientific academic medical
    legal economic financial agricultural cultural educational environmental international diplomatic religious
    spiritual supreme constitutional appellate provincial municipal county district village ministry committee
    department group council company institute delegation center centre faction region government parliament
    federation service agency bank office control affairs policy human rights commission board staff operations
    communications marketing information technology climate emergency fire coast guard air force world number one
    two oil gas power shipping mining media music film literary art sales
    """)
"""Words in small letters that offices are made of, beside the noun."""
PLACE_BEFORE = _words("""
    near across throughout outside inside around via off toward towards northern southern eastern western central
    north south east west northeast northwest southeast southwest downtown nearby visiting neighboring
    neighbouring occupied annexed mainland rural
    """)
PLACE_NOUNS = _words("""
    township settlement hamlet prefecture oblast commune parish neighbourhood neighborhood suburb outskirts
    villages towns cities provinces regions coastline jungle forests desert plains beaches mayors voters coast
    city town village province region island islands port capital district north south east west border borders
    government streets mayor governor king queen people residents shores republic kingdom state centre center
    county municipality territory peninsula parts areas area invasion occupation annexation bombing siege citizens
    embassy waters pole hills mountains valley population airport university bishop archbishop president minister
    ministry
    """)
"""Nouns before "of X" that make X a place."""
PLACE_KINDS = _words("""
    pub hotel restaurant cafe bar prison jail airport hospital-town reservoir dam spa ski-resort beach forest
    volcano glacier strait canal base airbase suburb commune stadium arena palace castle monastery cathedral
    temple shrine mosque park crater town city village port capital region island district province county state
    country peninsula resort valley river lake mountain settlement hamlet moon planet star asteroid galaxy
    neighbourhood neighborhood municipality territory enclave kingdom republic nation square
    """)
"""What a place is said to be behind a comma: "Debaltseve, a railway town"."""
ORG_KINDS = _words("""
    house consultancy studio nonprofit broadcaster insurgent label utility wholesaler contractor regulator court
    festival-organiser lobby ngo network outlet channel carrier refiner miner cooperative congregation sect cartel
    gang orchestra band theatre theater museum hospital trade-union supermarket drugmaker automaker carmaker
    chipmaker steelmaker planemaker shipbuilder bookmaker company firm group maker bank party agency organisation
    organization charity newspaper magazine daily website startup start-up think-tank tank retailer airline
    manufacturer institute university college school club team union association federation ministry watchdog
    publisher chain operator producer supplier subsidiary conglomerate militia movement coalition alliance
    foundation lender insurer brewer developer
    """)
NO_PLACE_BEFORE_IN = _words("""
    shares shareholders shareholding stake stakes invested investing invest investment confidence interest
    interested trust faith believe believes believed majority investors holding participate participated
    participating involved specialised specializes
    """)
"""Words before "in X" after which X is no place."""
ELECTED = _words("""
    mp mps member candidate senator deputy congressman congresswoman left bound leave leaves leaving
    """)
EMPLOYED = _words("""
    play plays played scored signed signs works worked rugby football cricket spokesman spokeswoman spokesperson
    lawyer
    """)
COMPANY_BEFORE = _words("""
    party movement militia union gang cartel faction coalition alliance institute think-tank theatre theater
    orchestra lobby watchdog regulator paper station platform blog foundation nonprofit ngo collective consultancy
    nightclub supermarket sponsor wholesaler sect lender promoter exporter franchise brokerage conglomerate telco
    telecoms grouping rival firm maker giant chipmaker carmaker automaker retailer airline startup start-up brewer
    insurer drugmaker operator manufacturer supplier broadcaster publisher developer owner bank company subsidiary
    group club team side champions outfit label band newspaper magazine daily weekly tabloid agency website
    journal network channel acquired acquire acquires buy buys bought sued suing owns joined supplies bookseller
    charity contractor studio distributor miner refiner steelmaker utility carrier importer shipbuilder planemaker
    """)
WARSHIPS = _words(
    "destroyer frigate corvette cruiser battleship minesweeper warship submarine flagship gunboat"
)
"""Words directly before a warship's name."""
WORK_BEFORE = _words("""
    play documentary podcast comedy drama thriller musical sculpture instrument mural single hit videogame chatbot
    robot supercomputer liner tugboat ketch racehorse horse gelding mare stallion filly colt drug vaccine probe
    spacecraft satellite lander rover telescope film movie novel album song opera sitcom series book memoir poem
    painting ballet vessel tanker freighter trawler yacht ferry schooner browser app software console smartphone
    """)
"""Lower-case words that say that the name after them is a thing's or a work's."""
WORKS = _words("""
    film movie novel album song book musical opera sitcom memoir poem painting ballet thriller documentary
    videogame
    """)
"""Of these, those behind which all of a title counts."""
ADVISERS = _words("""
    analyst analysts economist economists strategist strategists partner trader broker research strategy
    """)
"""Before "at X" they make X a firm."""
ACADEMIC = _words("""
    students student professor professors lecturer lecturers researchers researcher studied study studying taught
    teaches teach graduate undergraduate freshman sophomore fellow faculty enrolled physicist chemist historian
    economist biologist astronomer
    """)
"""Before "at X" they make X a university, even where it is a town."""
AIMED = _words("""
    look looked looking shout shouted laugh laughed smile smiled aimed angry directed stared yelled swipe jab
    anger
    """)
"""Before "at X" they make X no place."""
GIVEN_FROM = _words("""
    bought purchased acquired leased ordered borrowed money funding grant grants loan loans cash support statement
    order orders contract contracts royalties sponsorship fees tickets analyst analysts economist data figures
    report email letter spokesman spokeswoman researchers scientists engineers
    """)
"""Before "from X" they make X a body."""
AUTHORED = _words("""
    drawing painting portrait sketch sculpture novel book poem play song symphony opera film documentary written
    directed painted composed designed sung drawn translated edited photographed coached trained ridden goal
    header shot speech remarks article
    """)
"""Before "by X" they make X a person."""
SOMEBODY = _words("""
    man woman boy girl men women boys girls people family families farmer driver villager villagers couple
    teenager migrants refugees immigrants
    """)
"""With the nouns for persons, those before "from X" that make X a place."""
WON = _words("won win wins winning awarded receives received clinched")
"""Before "the X" they make X a prize."""
CALLED = _words("called named dubbed nicknamed codenamed titled entitled known-as")
PLACE_BEFORE_WEAK = _words("""
    from to into captured seized recaptured retook shelled besieged liberated visit visited visits visiting leave
    left leaving reach reached entering entered between at
    """)
PLACE_KIND_BEFORE = _words("""
    town village city port suburb settlement hamlet township enclave commune oblast atoll volcano island
    """)
"""Lower-case words for places that stand directly before their names ("the village Oslavia")."""
ATTENDED = _words("attending attended celebrate celebrated celebrating during")
STORMS = _words("hurricane typhoon cyclone storm hurricanes typhoons cyclones storms")
OWNED_BY_PERSON = _words("""
    wife husband widow son sons daughter daughters father mother parents brother sister lawyer lawyers attorney
    attorneys family death body career resignation girlfriend boyfriend fiancee partner remarks comments words
    arrest childhood face hands voice eyes life successor predecessor biographer fiance nephew niece uncle aunt
    grandfather grandmother grandson son-in-law brother-in-law home funeral trial conviction extradition novel
    novels book poems backhand serve header knee ankle apology memoir paintings friends bodyguard
    """)
"""What people own: the noun behind "X's"."""
OWNED_BY_PLACE = _words("""
    capital president prime government economy parliament army navy air military population coast airport mayor
    governor ambassador foreign border borders airspace streets constitution currency central interior defence
    defense northern southern eastern western largest second-largest biggest main ruling king queen monarch ethnic
    rainforest coastline harbour harbor port old oldest public waterfront skyline Muslim Jewish Kurdish
    independence accession territory neighbours neighbors finance electoral former
    """)
OWNED_BY_ORG = _words("""
    shares shareholders spokesman spokeswoman spokesperson board headquarters customers products profits profit
    revenue sales subsidiary unit plant plants factory factories employees staff parent website stock earnings
    newsroom editor lineup roster fans goalkeeper striker quarterback coach managing operating general-secretary
    membership members chairman engineers stores investors creditors takeover merger acquisition bid share
    market-share servers users app newest flagship debt
    """)
PLACE_AFTER = _words("""
    accident disaster crash earthquake quake bombing tragedy derailment landslide avalanche
    township county jail prison crossing neighbourhood oblast prefecture atoll wetlands marsh forest beach farm
    farms road highway railway station line residents villagers locals resident commune camp massacre province
    region district border borders city town village island capital airport government authorities embassy coast
    suburb neighborhood area mayor state peninsula dam river valley mountains mountain desert refinery oilfield
    reservoir volcano harbour harbor seaport checkpoint bridge glacier municipality corridor
    """)
ORG_BEFORE_THE = _words(
    "newspaper magazine daily agency broadcaster channel company firm group startup website portal"
)
ORG_AFTER = _words("""
    bus buses licence license rugby football cricket analyst analysts economist economists strategist strategists
    trader traders broker brokers salesman salesmen dealer dealers jet jets airliner tabloid coalition party
    movement militia rebels alliance faction union cartel gang executive executives board boss management
    customers shareholders workers supporters chairman chairwoman chairperson subsidiary brand products sales
    profits revenue revenues branch branches office offices campus hospital gunmen commander commanders militiamen
    guerrilla rebel jihadists shares employees engineers spokesman spokeswoman spokesperson staff newspaper
    magazine agency channel headquarters members fighters militants insurgents guerrillas factory stock ceo
    lawmakers leadership researchers coach players fans passengers flights pilots trains stores
    """)
OTHER_AFTER = _words("""
    tractors cars sedan console drug brand beer cereal chip chips processor printers shoes videogame handset
    handsets pill pills tablet tablets car truck trucks SUV model laptop spacecraft probe satellite rover
    telescope rocket lander orbiter mission programme program app browser software users smartphone website album
    film movie novel series virus vaccine award craft capsule
    """)
ANALYSTS = _words("analyst analysts economist economists strategist strategists")
SURNAME_TITLES = _words("""
    King Bishop Pope Major Judge Marshal Prince Duke Baron Dean Abbot Sheriff Chief Head Justice Chancellor
    """)
ORG_BEFORE_OF = _words("""
    shares chairman chairwoman chair head director leader founder co-founder member members unit subsidiary owner
    owners employees customers rival spokesman spokeswoman executive percent part control stake holders
    shareholders president chief boss editor correspondent reporter analyst economist researcher scientist
    professor lecturer fellow secretary treasurer board parent maker supporters followers fighters commander wing
    branch brand cofounder ceo vice-president partner
    """)
"""Before "of X" they make X a body."""
MOVED = _words("""
    fly flew flown flies flying travel traveled travelled travels traveling travelling arrive arrived went go goes
    going gone come came comes return returned returns returning drove drive driven moved move moves moving sailed
    marched fled flee walked trip visit journey way road flight flights train bus tour headed heading back
    deported extradited evacuated
    """)
ADJECTIVE_PLACES = _words("Atlantic Pacific Baltic Mediterranean Arctic Antarctic Caribbean Caspian Balkan")
"""Places whose names before a noun are adjectives ("Atlantic ties")."""
SPORTS = _words("""
    footballer footballers qualifier qualifiers skipper captaincy midfielders defenders captain sprinter hurdles
    javelin discus sprints swimmers backstroke breaststroke freestyle cyclists breakaway birdied bogeyed caddie par
    bowled bowling overs maiden lbw batting dismissed innings unbeaten knockouts rematch birdies bogeys midfield
    full-back winger goalless first-half second-half injury-time stoppage-time extra-time offside free-kick corner
    volley rebound stumped playmaker seeds seed singles top-seeded quarter-finalist round-robin
    assists rebounding fouls fouled triple-double trainer throws layup dunk three-pointer three-pointers inning
    shutout goalie puck power-play yards linebacker cornerback fumble interception backcourt homestand bullpen
    closer reliever outfielder shortstop tests umpires umpire century bowled bowlers batsmen seamer spinner opener
    scorers attendance scoreless shootout playoff pitcher homer homers touchback fairway birdie bogey tee strikers
    goalkeepers relegation promotion bout knockout heavyweight featherweight podium sprint peloton qualifying
    slalom downhill doubles singles tiebreak sets pole-position not-out runs-scored stumps lbw paceman fielders
    dugout dressing-room half-century hat-trick hattrick leg-spinner fly-half prop scrum try tries conversion
    semifinalist finalist runner-up wildcard laps grid match matches goal goals scored scoring striker midfielder
    defender goalkeeper penalty penalties referee league tournament innings wicket wickets batsman bowler
    quarterback touchdown touchdowns playoffs semifinal semi-final semi-finals semifinals quarter-final
    quarterfinal quarter-finals equaliser equalizer equalised kick-off halftime half-time season squad champions
    championship stadium player players rebounds overtime header substituted booked seeded unbeaten lap medals
    standings fixtures drawn bat cricket football soccer tennis basketball hockey rugby baseball backhand friendly
    pitch coach
    """)
"""Enough of these in lower case and the article is about a game, where Sweden is a team."""
SPORTS_BEFORE = _words("""
    meet meets visit visiting entertain edged upset crushed beat beats defeated defeat defeating faced face facing
    against vs versus v over awarded put give gave putting lead to for thrashed hosts host hosting visitors past
    by with eliminated held beating play played plays
    """)
SPORTS_AFTER = _words("""
    meet meets visit visits entertain tour bat bats batted bowled batsmen reached crushed edged upset trail
    defeated defeat beat beats won win wins lost lose loses faced face drew scored score scores opened had took
    led lead leads substituted made qualified advanced conceded coach captain striker midfielder goalkeeper
    defender forward manager team squad players player started winger bowler batsman fans equalised equalized
    winning tied trailed went could strike struck substitute skipper keeper boss clinched clinch earn earned
    snatched rescued moved host hosts play plays climbed dropped sacked finished thrashed held
    """)
BUSINESS = _words("""
    privatisation privatization tender index points currency prices export exports imports production shares
    shareholders profit profits turnover revenue revenues earnings pre-tax dividend stake takeover merger analysts
    analyst quarter first-quarter second-quarter third-quarter fourth-quarter quarterly sales markets stock stocks
    investors acquisition subsidiary bourse listed brokerage broker bid bidder lender chipmaker carmaker retailer
    chief-executive operating margin margins output capacity exporters refinery tonnes barrels futures traders
    trader bonds creditors restructuring layoffs plant plants
    """)
"""Enough of these in lower case and the article is about business, where an unknown name is mostly a firm's."""
WEAPON_HEADS = _words("""
    missile missiles bomber bombers fighter jet jets drone drones helicopter helicopters tank tanks submarine
    submarines frigate destroyer howitzer rifle launcher aircraft warhead torpedo interceptor radar rocket rockets
    ICBM SLBM
    """)
COMMON_ACRONYMS = _words("""
    Q&A END
    CBD HQ GP GPs MoU SME SMEs CSR AGM CV MOT PPE PE GCSE GCSEs CCTV STEM ESG DEI KPI BBQ DUI DWI EMT EMTs CPR PTA
    ACL RBI RBIs TKO KO QB TD TDs OT VIPs PhDs LGBTQ+ BAME TV PM CEO CFO COO GDP GNP DNA RNA HIV AIDS URL FAQ ID
    IDs OK UFO AI GPS VIP PC PCs CD DVD IQ MP MPs MEP MEPs PR HR IT ATM SUV SUVs NGO NGOs IED IEDs ICBM ICBMs SLBM
    SLBMs WMD WMDs ABM ABMs UAV UAVs POW POWs SIM PIN USB HTML HTTP PDF CO2 CO MD PhD BA MA MBA JD RN QC KC MBE
    OBE CBE DIY FYI RSVP LGBT LGBTQ PCR CT MRI ICU IVF PTSD ADHD BMI IPO ETF VAT LNG LPG HD 3D 4D 2D RPG SMS MMS
    WiFi LED LCD DJ MC MVP GOAT ER VR AR ML API CPU GPU RAM SSD OS KM MPH KPH TNT HEU LEU MIRV MIRVs MRBM IRBM
    SRBM INF ASAT CPI FX AM FM Q1 Q2 Q3 Q4 COB EV EVs AK XX II III IV VI VII VIII IX RE PS NB ETA DOB AKA FIR SOS
    RIP BREAKING UPDATE EXCLUSIVE PHOTO VIDEO NEWS
    """) - {"INF", "ABM"}
"""Acronyms that are common nouns, never names."""
CHIEFLY_GIVEN = _words("""
    Paddy Randy Chuck Hank Heather Holly Cliff Glen Rex Lance Wade Jay Rod Vic Stu Wally Ginger Sandy Buddy Woody
    Rusty Bud Pam Kim Amber Ruby Jasmine Iris Susan Earnie Ernie Gus Herb Norm Russ Dusty Rocky Val Ty Jo Lou Mo
    Vi Trent Blake Brook Reed Roger Colin Warren Curtis John Bill Jack Frank Jimmy Jim Bob Bobby Nick Rob Ray Dick
    Pat Sue Josh Carol Robin Jenny Tom Harry Mike Mick Jerry Billy Betty Ted Kelly Rick Dan Ken Don Matt Mary
    Peter Jane Charlie Sally Tommy Molly Annie Willy Benny Larry Jessie Max Barry Terry Kay Gene Dale Marc Louis
    Jean Bert Ned Alan Al Ben Sam Joe Adam Eve Kate Ruth Emma Martin Oliver Ali David Paul Daniel Henry George
    Thomas James Robert Michael Jesse Dean Abe Clay Dolly Polly Maria Julia Laura
    """)
"""Given names that an English dictionary holds as words too, but that are names when they have a capital."""
AFFILIATION = _words("""
    Tory Zairean Zairian Hutus Tutsis Dinka Nuer Igbo Yoruba Hausa Fulani Oromo Amhara Tigrayan Maasai Masai
    Kikuyu Luo Xhosa Sinhala Gurkha Kachin Mongol Ingush Druze Alawite Maronite Copt Coptic Berber Tuareg Bedouin
    Sahrawi Yazidi Assyrian Circassian Quebecois Quebecer Cherokee Navajo Sioux Inca Mayan Aztec Quechua Aymara
    Mapuche Kayapo Yanomami Creole Afrikaner Ulsterman Cornish Breton Corsican Sicilian Silesian Saxon Prussian
    Lutheran Methodist Baptist Anglican Presbyterian Evangelical Mormon Quaker Calvinist Jesuit Franciscan Salafi
    Salafist Wahhabi Sufi Ismaili Maoist Leninist Stalinist Trotskyist Peronist Gaullist Thatcherite Reaganite
    Blairite Whig Fascist Falangist Baathist Kemalist Iberian Levantine Maghrebi Sahelian Amazonian Andean
    Polynesian Melanesian Micronesian Berliner Neapolitan Milanese Florentine Viennese Glaswegian Liverpudlian
    Mancunian Cockney Geordie Zambian Rhodesian Ceylonese Abyssinian Burmese Siamese Mesopotamian Manchurian
    Galician Asturian Andalusian Valencian Sardinian Tyrolean Flemings Walloon Frisian Sorb Sami Lapp Karelian
    Chuvash Bashkir Buryat Yakut Kalmyk Dagestani Avar Balkar Karachay Abkhazians Gagauz Ruthenian Rusyn
    Montenegrin Herzegovinian Vojvodinian Macedonian Thracian Anatolian Cappadocian Turkic Turkoman Mizrahi
    Ashkenazi Sephardic Hasidic Haredi Gazan Jordanian Moroccan Saharan Nubian Darfuri Puntland-based Zulus
    Ndebele Shona Chewa Tswana Sotho Venda Swazi Herero Nama Khoisan San-speaking Himba Ovambo Bemba Ganda Acholi
    Lango Hmong Khmer Cham Javanese Sundanese Balinese Acehnese Papuan Dayak Moro Visayan Tagalog Ilocano Malay
    Nepali Bhutanese Sikkimese Assamese Bihari Gujarati Marathi Kannada Telugu Malayali Keralite Baloch Baluchi
    Sindhi Mohajir Pathan Okinawan Ainu Manchu Taiwanese Hongkonger Cantonese-speaking Chicano Cajun Appalachian
    Midwestern Midwesterner Southerner Northerner Yorkshireman Jamaican Barbadian Trinidadian Bahamian Bermudian
    Grenadian Guyanese Surinamese Belizean Paraguayan Uruguayan Bolivian Chilean Patagonian Falklander Democrat
    Democrats Republican Republicans Muslim Muslims Christian Christians Jew Jews Jewish Catholic Catholics
    Protestant Orthodox Sunni Shiite Shia Shi'ite Islamist Islamists Islamic Hindu Hindus Buddhist Buddhists Sikh
    Sikhs Communist Communists Nazi Nazis Bolshevik Bolsheviks Zionist Marxist Labourite Conservative
    Conservatives Liberal Liberals Socialist Socialists Kurd Kurds Kurdish Arab Arabs Arabic Slav Slavs Slavic
    Persian Ottoman Hispanic Hispanics Latino Latinos Soviet Soviets Tatar Tatars Chechen Chechens Uighur Uyghur
    Uighurs Uyghurs Tibetan Tibetans Roma Gypsy Basque Catalan Flemish Scottish Welsh English Scots European
    Europeans Asian Asians African Africans Latin Western Westerners Eastern Nordic Scandinavian Baltic Balkan
    Caucasian Atlantic Euro-Atlantic Transatlantic Trans-Atlantic Eurasian Antarctic Bavarian Siberian Hawaiian
    Texan Californian Parisian Londoner Londoners Muscovite Muscovites Venetian Roman Romans Greek Greeks
    Byzantine Victorian Edwardian Confucian Darwinian Keynesian Mandarin Cantonese Hebrew Yiddish Swahili Pashtun
    Tamil Bengali Punjabi Sinhalese Rohingya Hutu Tutsi Zulu Maori Inuit Aboriginal Crimean Donbas-based
    Kremlin-backed Houthi Scot Hazara Hazaras Pashtuns Frenchman Frenchmen Englishman Englishmen Irishman Irishmen
    Dutchman Scotsman Welshman Spaniard Spaniards Dane Danes Swede Swedes Finn Finns Turk Turks Pole Poles Briton
    Britons Brit Brits Serb Serbs Croat Croats Bosniak Bosniaks Kosovar Kosovars Czech Czechs Slovak Slovaks
    Slovenian Slovenians Afghans Iraqis Israelis Pakistanis Saudi Saudis Emiratis Omanis Yemenis Thais Filipinos
    Filipina Kiwi Kiwis Aussie Aussies Yankee Kazakh Kazakhs Uzbek Uzbeks Kyrgyz Tajik Tajiks Turkmen Korean
    Koreans Congolese Argentine Argentines Salvadorian Ecuadorian Kashmiri Indochinese Azeri Azeris Ossetian
    Ossetians Abkhaz Abkhazian Transnistrian Belarusians Byelorussian Belorussian Gallic Teutonic Hellenic
    Icelandic New-York Sino Anglo Anglo-Saxon Anglo-American Germanic Celtic Cossack Cossacks Rwandans Haitian
    Native Caribbean Mediterranean-style Olympian Olympic Paralympic Biblical Gothic Renaissance Christmas-time
    Internet Web Earthling Bible Koran Quran God Allah Lord Jesus
    """)
"""Adjectives and nouns of belonging that the country table lacks; they are not names by themselves."""
PLACE_SUFFIX = (
    "stan",
    "ville",
    "burg",
    "grad",
    "shire",
    "pur",
    "abad",
    "burgh",
    "borough",
    "polis",
    "istan",
    "sk",
    "stad",
    "haven",
    "mouth",
    "vostok",
    "ingrad",
    "ovka",
    "land",
    "wick",
    "chester",
)
ORG_SUFFIX = ("bank", "soft", "corp", "media", "blatt", "zeitung", "post", "pharma", "tech", "tel", "com", "gas", "gaz", "neft", "oil",
              "air", "jet", "motors", "gov", "prom", "energo", "telecom", "systems", "group", "works", "news")  # fmt: skip
PERSON_SUFFIX = (
    "ov",
    "ev",
    "ova",
    "eva",
    "sky",
    "skiy",
    "skii",
    "ski",
    "enko",
    "vich",
    "ich",
    "ez",
    "yan",
    "ian",
    "oglu",
    "sen",
    "son",
    "sson",
    "stein",
    "berg",
    "man",
    "mann",
    "shvili",
    "dze",
    "chuk",
    "uk",
    "ulos",
    "akis",
    "escu",
    "elli",
    "etti",
    "ini",
    "aitis",
    "auskas",
    "nen",
    "opoulos",
    "aya",
    "skaya",
    "wicz",
    "czyk",
    "in",
    "ko",
    "ski",
    "ström",
    "strom",
    "qvist",
    "quist",
    "gaard",
    "ullah",
    "zadeh",
)
