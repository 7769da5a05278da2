"""Places on Earth: continents, countries, cities, streets, time zones."""

from __future__ import annotations

from specleaf.examples.fake_data.entries import entries
from specleaf.examples.fake_data.person import FIRST_NAMES, LAST_NAMES
from specleaf.examples.fake_data.symbols import digits, fill
from specleaf.examples.stream import Stream

_CONTINENTS = ("Africa", "Antarctica", "Asia", "Australia", "Europe", "North America", "South America")

_COUNTRIES = entries("""
    Albania, Algeria, Andorra, Angola, Argentina, Armenia, Australia, Austria,
    Azerbaijan, Bahamas, Bahrain, Bangladesh, Barbados, Belgium, Belize, Benin,
    Bhutan, Bolivia, Botswana, Brazil, Bulgaria, Burundi, Cambodia, Cameroon,
    Canada, Chad, Chile, Colombia, Costa Rica, Croatia, Cuba, Cyprus, Czechia,
    Denmark, Djibouti, Dominica, Ecuador, Egypt, El Salvador, Estonia, Eswatini,
    Ethiopia, Fiji, Finland, France, Gabon, Gambia, Georgia, Germany, Ghana,
    Greece, Grenada, Guatemala, Guinea, Guyana, Haiti, Honduras, Hungary, Iceland,
    India, Indonesia, Iraq, Ireland, Israel, Italy, Jamaica, Japan, Jordan,
    Kazakhstan, Kenya, Kiribati, Kuwait, Laos, Latvia, Lebanon, Lesotho, Liberia,
    Libya, Lithuania, Luxembourg, Madagascar, Malawi, Malaysia, Maldives, Mali,
    Malta, Mauritius, Mexico, Monaco, Mongolia, Montenegro, Morocco, Mozambique,
    Namibia, Nauru, Nepal, Netherlands, New Zealand, Nicaragua, Niger, Nigeria,
    Norway, Oman, Pakistan, Palau, Panama, Paraguay, Peru, Philippines, Poland,
    Portugal, Qatar, Romania, Rwanda, Samoa, San Marino, Saudi Arabia, Senegal,
    Serbia, Seychelles, Singapore, Slovakia, Slovenia, South Africa, Spain, Sri Lanka,
    Suriname, Sweden, Switzerland, Tanzania, Thailand, Togo, Tonga, Tunisia,
    Turkmenistan, Tuvalu, Uganda, Ukraine, United Arab Emirates, United Kingdom,
    United States, Uruguay, Uzbekistan, Vanuatu, Vietnam, Yemen, Zambia, Zimbabwe
""")

_STATES = entries("""
    Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut, Delaware, Florida, Georgia, Hawaii,
    Idaho, Illinois, Indiana, Iowa, Kansas, Kentucky, Louisiana, Maine, Maryland, Massachusetts, Michigan,
    Minnesota, Mississippi, Missouri, Montana, Nebraska, Nevada, New Hampshire, New Jersey, New Mexico,
    New York, North Carolina, North Dakota, Ohio, Oklahoma, Oregon, Pennsylvania, Rhode Island,
    South Carolina, South Dakota, Tennessee, Texas, Utah, Vermont, Virginia, Washington, West Virginia,
    Wisconsin, Wyoming
""")

_CITIES = entries("""
    Albany, Amarillo, Asheville, Atlanta, Augusta, Aurora, Austin, Bangor, Billings, Boise, Boston, Boulder,
    Buffalo, Burlington, Charleston, Chicago, Cleveland, Columbus, Concord, Dallas, Dayton, Denver, Detroit,
    Dover, Duluth, El Paso, Erie, Eugene, Fargo, Flagstaff, Fresno, Galveston, Helena, Houston, Juneau,
    Knoxville, Lansing, Laredo, Lexington, Lincoln, Louisville, Madison, Memphis, Miami, Milwaukee, Mobile,
    Nashville, New Orleans, Newport, Norfolk, Oakland, Olympia, Omaha, Orlando, Phoenix, Pierre, Pittsburgh,
    Portland, Providence, Raleigh, Reno, Richmond, Roanoke, Rochester, Salem, San Antonio, San Diego,
    Santa Fe, Savannah, Seattle, Spokane, Springfield, Tacoma, Tallahassee, Tampa, Toledo, Topeka, Tucson,
    Tulsa, Wichita
""")

_CITY_PREFIXES = ("East", "Fort", "Lake", "New", "North", "Port", "South", "West")
_CITY_SUFFIXES = entries("""
    boro, borough, bridge, bury, chester, cliff, dale, field, ford, ham, haven, land, mouth, port, side,
    stead, ton, town, view, ville, wick, wood, worth
""")
_STREET_NAMES = entries("""
    Bridge Street, Canal Street, Cedar Lane, Chapel Road, Church Road, Elm Avenue, First Avenue,
    Garden Street, Grove Road, Harbor Drive, High Street, Hill Street, Lake Avenue, Main Street, Maple Avenue,
    Market Street, Meadow Lane, Mill Road, North Street, Oak Street, Orchard Lane, Park Avenue, Pine Street,
    River Road, School Lane, Second Street, South Street, Spring Street, Station Road, Sunset Drive,
    Union Street, Valley Road, Walnut Street, Water Street, West Street, Willow Way
""")
_STREET_SUFFIXES = entries("""
    Alley, Avenue, Bend, Boulevard, Circle, Court, Crescent, Crossing, Drive, Gardens, Glen, Grove, Heights,
    Hill, Lane, Mews, Parade, Park, Path, Place, Plaza, Ridge, Road, Row, Square, Street, Terrace, Trail,
    View, Walk, Way
""")

_TIME_ZONES = entries("""
    Africa/Accra, Africa/Cairo, Africa/Casablanca, Africa/Dakar, Africa/Johannesburg, Africa/Lagos,
    Africa/Nairobi, Africa/Tunis, America/Anchorage, America/Bogota, America/Caracas, America/Chicago,
    America/Denver, America/Edmonton, America/Halifax, America/Havana, America/Jamaica, America/La_Paz,
    America/Lima, America/Los_Angeles, America/Mexico_City, America/Montevideo, America/New_York,
    America/Panama, America/Phoenix, America/Santiago, America/Sao_Paulo, America/Toronto, America/Vancouver,
    Asia/Baghdad, Asia/Bangkok, Asia/Colombo, Asia/Dhaka, Asia/Dubai, Asia/Hong_Kong, Asia/Jakarta,
    Asia/Karachi, Asia/Kathmandu, Asia/Kolkata, Asia/Kuala_Lumpur, Asia/Manila, Asia/Riyadh, Asia/Seoul,
    Asia/Shanghai, Asia/Singapore, Asia/Taipei, Asia/Tokyo, Atlantic/Azores, Atlantic/Reykjavik,
    Australia/Adelaide, Australia/Brisbane, Australia/Perth, Australia/Sydney, Europe/Athens, Europe/Berlin,
    Europe/Dublin, Europe/Helsinki, Europe/Istanbul, Europe/Lisbon, Europe/London, Europe/Madrid, Europe/Oslo,
    Europe/Paris, Europe/Prague, Europe/Rome, Europe/Stockholm, Europe/Vienna, Europe/Warsaw, Europe/Zurich,
    Indian/Maldives, Pacific/Auckland, Pacific/Fiji, Pacific/Guam, Pacific/Honolulu
""")


def continent(stream: Stream) -> str:
    """A continent. One draw."""
    return stream.pick(_CONTINENTS)


def country(stream: Stream) -> str:
    """The English name of a country. One draw."""
    return stream.pick(_COUNTRIES)


def state(stream: Stream) -> str:
    """A state of the United States. One draw."""
    return stream.pick(_STATES)


def city(stream: Stream) -> str:
    """A city, real or made from the name of a person. Two to four draws: the form, then its parts."""
    match stream.index(5):
        case 0:
            prefix, name = stream.pick(_CITY_PREFIXES), stream.pick(FIRST_NAMES)
            return f"{prefix} {name}{stream.pick(_CITY_SUFFIXES)}"
        case 1:
            return f"{stream.pick(_CITY_PREFIXES)} {stream.pick(FIRST_NAMES)}"
        case 2:
            return stream.pick(FIRST_NAMES) + stream.pick(_CITY_SUFFIXES)
        case 3:
            return stream.pick(LAST_NAMES) + stream.pick(_CITY_SUFFIXES)
        case _:
            return stream.pick(_CITIES)


def zip_code(stream: Stream) -> str:
    """A postal code of the United States, short or long. Six or ten draws."""
    return fill(stream, stream.pick(("#####", "#####-####")))


def street_address(stream: Stream) -> str:
    """The number of a house and its street. Six to nine draws."""
    length = stream.pick((5, 4, 3))
    number = stream.pick("123456789") + digits(stream, length - 1)
    return f"{number} {_street(stream)}"


def _street(stream: Stream) -> str:
    names = stream.pick((FIRST_NAMES, LAST_NAMES, ()))
    if not names:
        return stream.pick(_STREET_NAMES)
    return f"{stream.pick(names)} {stream.pick(_STREET_SUFFIXES)}"


def time_zone(stream: Stream) -> str:
    """A name of the time zone database. One draw."""
    return stream.pick(_TIME_ZONES)
