"""Questions in prose with the program that they tell, and questions that must be asked back."""

# The goal, then one limit after another; amounts in any one order.
TOLD_IN_PROSE: tuple[tuple[str, str], ...] = (
    (
        "A toy maker produces wooden trains and wooden planes. Each train sells for $27 and "
        "uses $10 worth of raw materials. Each plane sells for $21 and uses $9 worth of raw "
        "materials. A train needs 1 hour of carpentry and 2 hours of finishing, a plane needs"
        " 1 hour of carpentry and 1 hour of finishing. Each week at most 80 hours of "
        "carpentry and 100 hours of finishing can be used. Demand for trains is at most 40 "
        "per week. How many of each should be made to maximize weekly profit?",
        "max 17 12 | 1 1 <= 80 | 2 1 <= 100 | 1 0 <= 40",
    ),
    (
        "My bakery bakes sourdough loaves and rye loaves. For every sourdough loaf we need "
        "500 g of flour and 12 g of salt; for every rye loaf we need 650 g of flour and 10 g "
        "of salt. We have 50 kg of flour and 1 kg of salt in stock. We earn 2.50 euros per "
        "sourdough loaf and 3.10 euros per rye loaf. What is the best number of each to bake "
        "if we want to earn as much as possible?",
        "max 2.5 3.1 | 500 650 <= 50000 | 12 10 <= 1000",
    ),
    (
        "A contractor rents small excavators for $150 a day and big excavators for $400 a "
        "day. A small excavator moves 30 tons of earth a day, a big one moves 95 tons of "
        "earth a day. At least 900 tons of earth have to be moved. There is parking space for"
        " no more than 20 excavators. How many of each should be rented to keep the cost as "
        "low as possible?",
        "min 150 400 | 30 95 >= 900 | 1 1 <= 20",
    ),
    (
        "An airline sells economy and business tickets. The profit on an economy ticket is "
        "$80 and the profit on a business ticket is $210. The plane has 180 seats. At least "
        "20 business tickets must be reserved, and at least three times as many economy "
        "tickets as business tickets have to be sold. How many tickets of each type should be"
        " sold so that profit is maximized?",
        "max 80 210 | 1 1 <= 180 | 0 1 >= 20 | 1 -3 >= 0",
    ),
    (
        "A hospital serves soup and salad. One bowl of soup has 120 calories and 6 grams of "
        "protein, one bowl of salad has 80 calories and 2 grams of protein. Patients need no "
        "fewer than 600 calories and no fewer than 22 grams of protein. Soup costs $1.20 per "
        "bowl and salad costs $0.90 per bowl. How many bowls of each give the cheapest diet?",
        "min 1.2 0.9 | 120 80 >= 600 | 6 2 >= 22",
    ),
    (
        "There are two machines that fill jars, a new machine and an old machine. The new "
        "machine fills 60 jars per hour and the old machine fills 45 jars per hour. Running "
        "the new machine costs $12 per hour, running the old machine costs $8 per hour. The "
        "new machine can run for up to 10 hours. In total, 900 jars must be filled. For how "
        "many hours should each machine run to minimize the cost?",
        "min 12 8 | 60 45 >= 900 | 1 0 <= 10",
    ),
    (
        "A tailor sews suits and dresses. A suit takes 1 square yard of cotton, 2 square "
        "yards of silk and 1 square yard of wool. A dress takes 2 square yards of cotton, 1 "
        "square yard of silk and 3 square yards of wool. There are 16 square yards of cotton,"
        " 11 square yards of silk and 15 square yards of wool available. A suit sells for $30"
        " and a dress sells for $50. How many of each should the tailor make to maximize "
        "revenue?",
        "max 30 50 | 1 2 <= 16 | 2 1 <= 11 | 1 3 <= 15",
    ),
    (
        "A farm keeps goats and sheep. Every goat eats 2 kg of hay a day and every sheep eats"
        " 3 kg of hay a day. The farm can offer at most 60 kg of hay a day. A goat gives 1.5 "
        "liters of milk and a sheep gives 1 liter of milk. Because the stable is small, the "
        "number of goats may not exceed 18. How many goats and sheep should be kept to "
        "maximize the amount of milk?",
        "max 1.5 1 | 2 3 <= 60 | 1 0 <= 18",
    ),
    (
        "A company makes two products, Alpha and Beta. Each unit of Alpha requires 4 minutes "
        "on the lathe and 3 minutes on the press, while each unit of Beta requires 2 minutes "
        "on the lathe and 6 minutes on the press. The lathe is available for 480 minutes a "
        "day and the press for 540 minutes a day. Alpha contributes $5 and Beta contributes "
        "$6 to profit. How many units of each product should be produced daily to maximize "
        "profit?",
        "max 5 6 | 4 2 <= 480 | 3 6 <= 540",
    ),
    (
        "A shop stocks helmets and gloves. It has $3000 to spend. A helmet costs $40 and "
        "takes 3 cubic feet of shelf space; a pair of gloves costs $15 and takes 1 cubic foot"
        " of shelf space. There are 180 cubic feet of shelf space. Helmets bring in $22 of "
        "profit and gloves bring in $7. How many helmets and gloves should be stocked to get "
        "the most profit?",
        "max 22 7 | 40 15 <= 3000 | 3 1 <= 180",
    ),
    (
        "A landscaper sells two mixes, Sunny mix and Shade mix. A bag of Sunny mix contains 3"
        " kg of fescue and 2 kg of clover. A bag of Shade mix contains 1 kg of fescue and 4 "
        "kg of clover. There are 300 kg of fescue and 400 kg of clover. The profit is $5 per "
        "bag of Sunny mix and $4 per bag of Shade mix. At most half of the bags can be Shade "
        "mix. How many bags of each maximize the profit?",
        "max 5 4 | 3 1 <= 300 | 2 4 <= 400 | -0.5 0.5 <= 0",
    ),
    (
        "A phone shop repairs screens and batteries. Repairing a screen takes 45 minutes and "
        "earns $60. Repairing a battery takes 20 minutes and earns $25. The shop works 8 "
        "hours a day. At least 3 screens and at least 4 batteries must be repaired each day. "
        "How many repairs of each kind maximize earnings?",
        "max 60 25 | 45 20 <= 480 | 1 0 >= 3 | 0 1 >= 4",
    ),
    (
        "A brewery ships beer in kegs and in crates. A keg holds 50 liters and a crate holds "
        "10 liters. Shipping a keg costs $9 and shipping a crate costs $2.50. At least 2000 "
        "liters must be shipped. The number of crates has to be at least twice the number of "
        "kegs. The brewery wants to minimize shipping costs. How many kegs and crates should "
        "it ship?",
        "min 9 2.5 | 50 10 >= 2000 | -2 1 >= 0",
    ),
    (
        "An electrician installs chargers and panels. Chargers take 3 hours each and panels "
        "take 8 hours each. Chargers bring $240 each and panels bring $720 each. He has 120 "
        "hours this month and wants to install at least 5 panels. He cannot install more than"
        " 25 chargers. How many of each should he install to maximize income?",
        "max 240 720 | 3 8 <= 120 | 0 1 >= 5 | 1 0 <= 25",
    ),
    (
        "Oil is moved by pipeline or by tanker. Each hour the pipeline moves 40 barrels and "
        "the tanker moves 25 barrels. Each hour the pipeline leaks 3 units of oil and the "
        "tanker leaks 1 unit of oil. At least 1000 barrels must be moved. Because of repairs,"
        " the pipeline can be used for no more than 15 hours. How many hours should each be "
        "used to minimize the amount of oil leaked?",
        "min 3 1 | 40 25 >= 1000 | 1 0 <= 15",
    ),
    (
        "A dentist buys two brands of gloves. Brand A comes in boxes of 100 gloves for $8 a "
        "box, brand B comes in boxes of 250 gloves for $17 a box. He needs at least 3000 "
        "gloves, and at most 20 boxes fit in his cupboard. How many boxes of each brand "
        "should he buy to spend as little as possible?",
        "min 8 17 | 100 250 >= 3000 | 1 1 <= 20",
    ),
    (
        "A juice company blends two drinks, Sunrise and Sunset. Each litre of Sunrise "
        "contains 0.6 litres of orange juice and 0.4 litres of mango juice. Each litre of "
        "Sunset contains 0.3 litres of orange juice and 0.7 litres of mango juice. There are "
        "600 litres of orange juice and 700 litres of mango juice. Sunrise earns $1.10 per "
        "litre, Sunset earns $1.40 per litre. How many litres of each should be made to "
        "maximize earnings?",
        "max 1.1 1.4 | 0.6 0.3 <= 600 | 0.4 0.7 <= 700",
    ),
    (
        "A campsite rents tents and cabins. A tent sleeps 3 people and a cabin sleeps 6 "
        "people. A tent takes up 40 square metres and a cabin takes up 70 square metres of "
        "ground, of which 2800 square metres are available. A tent brings in $25 a night and "
        "a cabin brings in $60 a night. No more than 30 cabins are allowed. The campsite has "
        "to sleep at least 100 people. How many tents and cabins maximize the income?",
        "max 25 60 | 40 70 <= 2800 | 0 1 <= 30 | 3 6 >= 100",
    ),
    (
        "A print shop has two presses. Press 1 prints 500 flyers per hour and press 2 prints "
        "800 flyers per hour. Press 1 uses 2 units of ink per hour and press 2 uses 5 units "
        "of ink per hour. The shop has 200 units of ink and wants to print at least 30000 "
        "flyers. Press 2 must run at least 10 hours. Minimize the total number of hours that "
        "the presses run.",
        "min 1 1 | 2 5 <= 200 | 500 800 >= 30000 | 0 1 >= 10",
    ),
    (
        "An orchard sells apples and pears in baskets. A basket of apples weighs 5 kg and "
        "sells for $8; a basket of pears weighs 4 kg and sells for $9. A truck can carry at "
        "most 600 kg. The number of baskets of pears must not exceed 60 % of all baskets. How"
        " many baskets of each should be loaded to maximize the revenue?",
        "max 8 9 | 5 4 <= 600 | -0.6 0.4 <= 0",
    ),
    (
        "Lena divides 20 hours between tutoring and babysitting. Tutoring pays $25 per hour "
        "and babysitting pays $14 per hour. She must babysit at least 6 hours, and she wants "
        "to tutor at most 10 hours. How should she divide her time to earn the most?",
        "max 25 14 | 1 1 = 20 | 0 1 >= 6 | 1 0 <= 10",
    ),
    (
        "A city wants to plant linden trees and plane trees along a road. A linden costs $120"
        " and absorbs 20 kg of CO2 a year, a plane tree costs $200 and absorbs 36 kg of CO2 a"
        " year. The budget is $24000. There have to be more lindens than planes. How many of "
        "each should be planted to absorb as much CO2 as possible?",
        "max 20 36 | 120 200 <= 24000 | 1 -1 >= 1",
    ),
    (
        "A catering service offers menu A, menu B and menu C. Menu A takes 10 minutes of "
        "preparation and 4 minutes of cooking, menu B takes 6 minutes of preparation and 12 "
        "minutes of cooking and menu C takes 8 minutes of preparation and 8 minutes of "
        "cooking. 600 minutes of preparation and 700 minutes of cooking are available. The "
        "profits are $5, $6 and $5.50 respectively. How many of each menu maximize the "
        "profit?",
        "max 5 6 5.5 | 10 6 8 <= 600 | 4 12 8 <= 700",
    ),
    (
        "A carpenter wants to know how many bookcases and cabinets to build this month. A "
        "bookcase brings in $95 and a cabinet brings in $140. Each bookcase uses up 12 feet "
        "of oak boards and 5 hours of labor, and each cabinet uses up 18 feet of oak boards "
        "and 9 hours of labor. He has 720 feet of oak boards and 340 hours of labor on hand. "
        "What should he build to bring in the largest revenue?",
        "max 95 140 | 12 18 <= 720 | 5 9 <= 340",
    ),
    (
        "Bus tickets are sold on a city line and a regional line. A city ticket brings in $2 "
        "and a regional ticket brings in $5. City tickets must be at least 60% of all "
        "tickets. The company can sell no more than 4000 tickets. How many tickets of each "
        "should be sold to maximize income?",
        "max 2 5 | 0.4 -0.6 >= 0 | 1 1 <= 4000",
    ),
    (
        "A gym owner buys treadmills and bikes. Treadmills cost $1800 each and take up 30 "
        "square feet of floor, bikes cost $700 each and take up 12 square feet of floor. She "
        "has a budget of $36000 and 600 square feet of floor. A treadmill can serve 9 members"
        " a day while a bike can serve 5 members a day. How many of each should she buy to "
        "serve as many members as possible?",
        "max 9 5 | 1800 700 <= 36000 | 30 12 <= 600",
    ),
    (
        "To feed his fish, Omar mixes flakes and pellets. A scoop of flakes has 3 units of "
        "protein and 1 unit of fat, and costs 20 cents. A scoop of pellets has 5 units of "
        "protein and 4 units of fat, and costs 45 cents. The fish need at least 30 units of "
        "protein but at most 18 units of fat. How many scoops of each should he use to "
        "minimize the cost?",
        "min 20 45 | 3 5 >= 30 | 1 4 <= 18",
    ),
    (
        "A logistics firm uses large and small trucks. Large trucks can carry 12 tonnes and "
        "small trucks can carry 5 tonnes. It costs $300 to run a large truck and $140 to run "
        "a small truck. The firm must deliver at least 150 tonnes. Due to a shortage of "
        "drivers, at most 20 trucks can be used in total, and the number of small trucks must"
        " be at least 4. Find the cheapest fleet.",
        "min 300 140 | 12 5 >= 150 | 1 1 <= 20 | 0 1 >= 4",
    ),
    (
        "A chemist makes two cleaners, a glass cleaner and an oven cleaner. The glass cleaner"
        " requires 2 units of alcohol and 1 unit of soap per bottle. The oven cleaner "
        "requires 1 unit of alcohol and 4 units of soap per bottle. She has 60 units of "
        "alcohol and 80 units of soap. The oven cleaner earns $5 per bottle and the glass "
        "cleaner earns $3 per bottle. How many bottles of each should she make to maximize "
        "profit?",
        "max 3 5 | 2 1 <= 60 | 1 4 <= 80",
    ),
    (
        "An aid group sends blankets and stoves. Each blanket weighs 2 kg and each stove "
        "weighs 7 kg. A blanket helps 1 family and a stove helps 3 families. The plane can "
        "carry no more than 1400 kg. Because stoves are scarce, not more than 120 stoves can "
        "be sent. How many blankets and stoves should be sent to help the most families?",
        "max 1 3 | 2 7 <= 1400 | 0 1 <= 120",
    ),
    (
        "A studio records albums and podcasts. An album requires 40 hours in the booth and 25"
        " hours of mixing. A podcast requires 4 hours in the booth and 3 hours of mixing. "
        "Each month the booth is available for 320 hours and mixing is limited to 230 hours. "
        "An album makes a profit of $3000 and a podcast makes a profit of $350. At least 2 "
        "albums must be recorded. How many of each should be recorded to make the most "
        "profit?",
        "max 3000 350 | 40 4 <= 320 | 25 3 <= 230 | 1 0 >= 2",
    ),
    (
        "A travel agency offers sea tours and hill tours. A sea tour needs 2 guides and 1 "
        "bus, a hill tour needs 3 guides and 2 buses. There are 36 guides and 22 buses. The "
        "agency earns $700 per sea tour and $1200 per hill tour. How many of each tour should"
        " be offered to maximize earnings?",
        "max 700 1200 | 2 3 <= 36 | 1 2 <= 22",
    ),
    (
        "Nina spends her savings of $12000 on bonds and stocks. Bonds yield 4% a year and "
        "stocks yield 7% a year. No more than 50% of the money may be put into stocks, and at"
        " least $2000 has to be put into bonds. How much should she put into each so that her"
        " yearly return is as high as possible?",
        "max 0.04 0.07 | 1 1 <= 12000 | -0.5 0.5 <= 0 | 1 0 >= 2000",
    ),
    (
        "A club sells two raffles. The gold raffle needs 2 prizes and earns $90. The silver "
        "raffle needs 1 prize and earns $40. There are at most 50 prizes. The club plans at "
        "most 15 gold raffles and must hold at least 5 silver raffles. Determine the number "
        "of each raffle that maximizes what the club earns.",
        "max 90 40 | 2 1 <= 50 | 1 0 <= 15 | 0 1 >= 5",
    ),
    (
        "A smith makes swords and shields from steel and leather. It takes 4 kg of steel and "
        "1 kg of leather to make a sword. It takes 3 kg of steel and 2 kg of leather to make "
        "a shield. The smith has only 120 kg of steel and 60 kg of leather. Swords are sold "
        "for 80 coins and shields for 95 coins. How many swords and shields make the most "
        "coins?",
        "max 80 95 | 4 3 <= 120 | 1 2 <= 60",
    ),
    (
        "A theatre rents LED lamps and halogen lamps. An LED lamp uses 60 watts and a halogen"
        " lamp uses 300 watts; together they may use no more than 9000 watts. An LED lamp "
        "gives 5000 lumens, a halogen lamp gives 6000 lumens. An LED lamp costs $25 to rent "
        "and a halogen lamp costs $10 to rent. At least 120000 lumens are needed. Minimize "
        "the rent.",
        "min 25 10 | 60 300 <= 9000 | 5000 6000 >= 120000",
    ),
    (
        "There are 45 volunteers and 60 tables for a fair. A food stall needs 3 volunteers "
        "and 2 tables. A game stall needs 1 volunteer and 2 tables. A food stall raises $250 "
        "and a game stall raises $110. How many of each stall should be set up to raise the "
        "most money?",
        "max 250 110 | 3 1 <= 45 | 2 2 <= 60",
    ),
    (
        "A farm sells jam in small jars and large jars. A small jar holds 250 g of jam and a "
        "large jar holds 800 g of jam. 100 kg of jam are available. A small jar sells for $4 "
        "and a large jar sells for $10. Because customers prefer small jars, there must be at"
        " least twice as many small jars as large jars. How many of each jar should be filled"
        " to maximize revenue?",
        "max 4 10 | 250 800 <= 100000 | 1 -2 >= 0",
    ),
    (
        "A pizzeria makes thin pizzas, thick pizzas and calzones. Each thin pizza uses 200 g "
        "of dough and 100 g of cheese, each thick pizza uses 350 g of dough and 120 g of "
        "cheese, and each calzone uses 300 g of dough and 150 g of cheese. There are 40 kg of"
        " dough and 15 kg of cheese. Profits are $3, $4 and $5, respectively. At least 20 of "
        "each must be made. Maximize the profit.",
        "max 3 4 5 | 200 350 300 <= 40000 | 100 120 150 <= 15000 | 1 0 0 >= 20 | 0 1 0 >= 20 | 0 0 1 >= 20",
    ),
    (
        "A raft and a boat carry goods. The raft carries 3 tons per trip, the boat carries 8 "
        "tons per trip. A raft trip costs $20 and a boat trip costs $50. At least 100 tons "
        "must be carried, and between 5 and 12 boat trips are possible. Minimize the cost.",
        "min 20 50 | 3 8 >= 100 | 0 1 >= 5 | 0 1 <= 12",
    ),
)

ASKED_BACK: tuple[str, ...] = (
    ("A pump moves water by day and by night. It uses 5 kWh."),
    (
        "If more than 10 sofas are made, at least 5 chairs must be made. A sofa earns $100 "
        "and uses 4 boards, a chair earns $30 and uses 1 board. There are 60 boards. How many"
        " of each maximize profit?"
    ),
    (
        "A lamp earns $10 and takes 2 hours, a vase earns $8 and takes 1 hour. There are 40 "
        "hours. Either lamps or vases can be made, but not both. How many maximize profit?"
    ),
    (
        "A lamp earns $10 and takes 2 hours, a vase earns $8 and takes 1 hour. There are 40 "
        "hours. Starting to make lamps costs $50 once. How many of each maximize profit?"
    ),
    (
        "A lamp earns $10 and takes 2 hours, a vase earns $8 and takes 1 hour. There are 40 "
        "hours. Each lamp beyond the tenth earns only $6. How many of each maximize profit?"
    ),
    (
        "A lamp earns $10 and takes 2 hours, a vase earns $8 and takes 1 hour. There are 40 "
        "hours a week and the plan is for 3 weeks. How many of each maximize profit?"
    ),
    (
        "A lamp earns $10 and takes 2 hours, a vase earns $8. There are 40 hours. At most 30 "
        "vases are sold, and lamps and vases together must weigh less than 90 kg. How many of"
        " each maximize profit?"
    ),
    (
        "A desk earns $40 and uses 3 boards. A shelf earns $15 and uses 1 board. There are 90"
        " boards. The number of shelves should be about twice the number of desks. How many "
        "of each maximize profit?"
    ),
)

# What nobody can work into lamps and vases without asking.
SENTENCES_ASKED_ABOUT: tuple[str, ...] = (
    "Lamps may only be made if at least 3 vases are made.",
    "At least one of the two has to be made in a number above 5.",
    "A third of the lamps break before they are sold.",
    "Every second lamp is given away.",
    "Vases are sold in pairs.",
    "Lamps are sold in packs of 4.",
    "10% of the lamps are faulty.",
    "Lamp prices rise by 5% after the first 10.",
    "The profit of a lamp falls by $0.10 with every lamp made.",
    "At most 12 lamps can be made on weekdays and at most 4 on weekends.",
    "The number of lamps must be even.",
    "The sum of squares of both must be at most 400.",
    "The ratio of lamps to vases must be 2 to 3.",
    "The vases must outnumber the lamps.",
    "There should be as many lamps as vases.",
    "Lamps and vases must be equal in number.",
    "The number of vases must not exceed twice the number of lamps plus 3.",
    "Work costs $2 per hour.",
    "Another 10 hours of work can be bought for $30.",
    "Overtime of at most 5 hours costs $4 per hour.",
    "The rent is $100.",
    "Lamps cannot be more than 15 unless vases are at least 5.",
    "Two of the 40 hours are lost to cleaning.",
    "One worker is ill, so 8 hours are lost.",
)
