"""Thai spelling: what a text has that is no word, and the word that was most likely meant.

Text is cut into words so that it costs least, a word costing more the rarer it is. Where
another word, one slip of the pen away, makes it much cheaper still, that word was meant
(Shannon's noisy channel, with PyThaiNLP's lists for the words and how often they are written).
"""

from macros.spelling.lexicon import LETTERS, runs
from macros.spelling.speller import Slip, Speller

__all__ = ["LETTERS", "Slip", "Speller", "runs"]
