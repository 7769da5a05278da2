"""People: their names, work and telephones."""

from __future__ import annotations

from itertools import product

from specleaf.examples.fake_data.entries import entries
from specleaf.examples.fake_data.symbols import fill
from specleaf.examples.stream import Stream

_WOMEN = entries("""
    Ada, Agnes, Alice, Amara, Amelia, Anna, Aurora, Beatrice, Bella, Carmen, Cecilia, Chloe, Clara, Cora,
    Dana, Daphne, Diana, Edith, Elena, Eliza, Emma, Erin, Esther, Eva, Fatima, Fiona, Flora, Freya, Gemma,
    Gina, Grace, Greta, Hana, Hazel, Helen, Ida, Ines, Ingrid, Iris, Isla, Ivy, Jade, Jana, Joan, Julia, June,
    Kara, Keiko, Laila, Laura, Leah, Lena, Lily, Linda, Lucy, Luna, Mabel, Maria, Marta, Maya, Mei, Mira,
    Molly, Nadia, Naomi, Nina, Nora, Olga, Olive, Petra, Priya, Rita, Rosa, Ruby, Ruth, Sara, Sofia, Stella,
    Sylvia, Tara, Tessa, Uma, Vera, Viola, Wanda, Yara, Zoe
""")

_MEN = entries("""
    Aaron, Adam, Alan, Albert, Amir, Andre, Arthur, Axel, Ben, Boris, Bruno, Caleb, Carl, Cedric, Cyrus,
    Daniel, David, Dennis, Diego, Edgar, Edwin, Eli, Emil, Erik, Ethan, Felix, Finn, Frank, Gabriel, George,
    Gilbert, Hans, Harold, Hector, Henry, Hugo, Ian, Igor, Isaac, Ivan, Jack, Jacob, James, Jasper, Joel,
    Jonas, Julian, Kai, Karl, Kenji, Kevin, Lars, Leo, Leon, Liam, Louis, Luca, Luis, Marco, Martin, Mateo,
    Max, Milo, Nathan, Nico, Noah, Oliver, Omar, Oscar, Otto, Pablo, Paul, Peter, Philip, Quentin, Rafael,
    Ralph, Ravi, Robert, Roman, Samuel, Simon, Stefan, Theo, Thomas, Tobias, Victor, Walter, Wei, William,
    Yusuf
""")

FIRST_NAMES = tuple(sorted(_WOMEN + _MEN))

LAST_NAMES = entries("""
    Abbott, Adler, Alvarez, Archer, Baker, Barlow, Baxter, Becker, Bennett, Bergman, Bishop, Blake, Bradley,
    Brandt, Brooks, Burton, Calder, Carter, Castillo, Chandler, Chen, Clarke, Cohen, Collins, Conway, Cooper,
    Costa, Cruz, Dalton, Daniels, Dawson, Delgado, Dixon, Drake, Duarte, Eaton, Edwards, Ellis, Emerson,
    Evans, Farrell, Ferreira, Fischer, Fleming, Foster, Fowler, Frost, Garner, Gibson, Gomez, Graham, Greene,
    Griffin, Hale, Hansen, Harper, Hayes, Herrera, Hoffman, Holt, Hughes, Hunter, Ibrahim, Ito, Jansen,
    Jensen, Kaplan, Keller, Kemp, Khan, Kimura, Knight, Kramer, Lambert, Larsen, Lawson, Lindgren, Lopez,
    Lowell, Marsh, Mason, Mayer, Mendez, Mercer, Meyer, Mills, Moreno, Morton, Nakamura, Nash, Newton, Nguyen,
    Nolan, Norris, Novak, Okafor, Olsen, Ortega, Osborne, Palmer, Parker, Patel, Pearce, Perez, Porter, Quinn,
    Ramsey, Reyes, Rhodes, Rivera, Rossi, Russo, Sanders, Sato, Sawyer, Schmidt, Shah, Shepherd, Silva, Singh,
    Sloan, Spencer, Stokes, Summers, Sutton, Tanaka, Thorne, Turner, Vance, Vargas, Wagner, Walsh, Weber,
    Webster, Wells, Whitaker, Winters, Wright, Yates, Zimmer
""")

_SEXES = ((_WOMEN, ("Mrs.", "Ms.", "Miss", "Dr.")), (_MEN, ("Mr.", "Dr.")))
_SUFFIXES = ("Jr.", "Sr.", "I", "II", "III", "IV", "V", "MD", "DDS", "PhD", "DVM")


# The extension varies slowest.
_TELEPHONES = tuple(
    number + extension
    for extension, number in product(
        ("", " x###", " x####", " x#####"), ("!##-!##-####", "(!##) !##-####", "1-!##-!##-####", "!##.!##.####")
    )
)


def first_name(stream: Stream) -> str:
    """A first name. One draw."""
    return stream.pick(FIRST_NAMES)


def last_name(stream: Stream) -> str:
    """A last name, or, one time in twenty, two. Two or three draws."""
    count = stream.pick_weighted(((95, 1), (5, 2)))
    return "-".join(stream.pick(LAST_NAMES) for _ in range(count))


def full_name(stream: Stream) -> str:
    """A first and a last name, at times with a title before them or a suffix after. Five to eight draws."""
    first_names, prefixes = stream.pick(_SEXES)
    name = f"{stream.pick(first_names)} {last_name(stream)}"
    has_prefix, has_suffix = stream.pick_weighted(
        ((49, (False, False)), (7, (True, False)), (7, (False, True)), (1, (True, True)))
    )
    if has_prefix:
        name = f"{stream.pick(prefixes)} {name}"
    return f"{name} {stream.pick(_SUFFIXES)}" if has_suffix else name


def phone_number(stream: Stream) -> str:
    """A North American telephone number, often with an extension. 11 to 16 draws."""
    return fill(stream, stream.pick(_TELEPHONES))
