"""Names of people, places and things; no two of a list are alike when case is ignored."""

PEOPLE = (
    "Ana Ben Chloe Dmitri Elif Farid Greta Hugo Ines Jonas Kofi Lena Marta Nils Olga Pablo Quinn Rosa "
    "Samir Tess Umar Vera Wanda Yara Zeno"
).split()
TOWNS = (
    "Ashford Brinley Corvale Dunmore Eastham Farrow Glenby Harwick Ilford Kelso Lydden Marlow Norby "
    "Oakham Penrith Quorn Redmere Selby Thornton Upwell Verdale Whitby"
).split()
CITIES = (
    "Lisbon Madrid Lyon Turin Vienna Prague Berlin Ghent Oslo Riga Zagreb Athens Dublin Porto Basel "
    "Krakow Malmo Seville"
).split()
LETTERS = tuple("ABCDEFGHIJKLMNOPQRSTUVW")
CAMP_GEAR = (
    "tent,stove,lantern,rope,camera,water filter,first-aid kit,sleeping bag,tripod,hammock,toolkit,"
    "binoculars,power bank,folding chair,cooking pot"
).split(",")
CARGO = (
    "engine parts,coffee sacks,wine cases,solar panels,bicycles,medical kits,paper rolls,laptops,tiles,"
    "furniture,spices,textiles"
).split(",")
SONGS = (
    "Blue Harbour,Night Train,Paper Moon,Silver Lake,Old Bridge,Summer Rain,Golden Hour,Lost Letters,"
    "Wild Geese,Red Balloon,Quiet Street,Northern Sky"
).split(",")
PROJECTS = (
    "Atlas Borealis Cobalt Delta Ember Falcon Granite Horizon Indigo Juniper Krypton Lotus".split()
)
CROPS = "wheat barley maize oats rye potatoes beans clover sunflowers flax".split()
FOODS = "oats,milk,eggs,rice,lentils,spinach,bread,chicken,tofu,bananas,yoghurt,peanuts".split(",")
FURNITURE = "chairs,tables,desks,shelves,benches,stools,cabinets,bed frames,wardrobes,lamps".split(
    ","
)
TOYS = "trains,dolls,kites,puzzles,robots,drums,yo-yos,teddy bears".split(",")
JOBS = "painting,plumbing,wiring,roofing,tiling,glazing,plastering,carpentry,paving,fencing,welding".split(
    ","
)
SUBJECTS = (
    "algebra biology chemistry drama economics French geometry history Italian logic music physics "
    "statistics zoology"
).split()
MACHINES = "lathe,drill press,mill,grinder,paint booth,press,saw,oven".split(",")
SHARES = "Alder Birch Cedar Dogwood Elm Fir Ginkgo Hazel Juniper Larch Maple Oak".split()
ANIMALS = "otters lynxes herons badgers foxes beavers owls hares tortoises pheasants".split()
