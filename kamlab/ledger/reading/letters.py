"""How likely letters stand side by side: the evidence that tells encodings apart.

Bits are logarithms to base 2 of "how much more often than by chance". Russian
pairs were counted over some four thousand different words (texts of the course,
names of countries, languages and currencies); the weights of accented Latin
letters are rounded ranks for the languages of Western and Northern Europe.
"""

_ALPHABET = "^абвгдежзийклмнопрстуфхцчшщъыьэюя"  # ^ is the edge of a word; ё counts as е
_ZERO = 5  # the digit that stands for 0 bits
# fmt: off
_ROWS = (  # row: the first letter; column: the second, both in the order of the alphabet above
    "055656315507566676765433430000423",  # ^
    "714645545456667246563334441000046",  # а
    "471300702703615806506041104461033",  # б
    "780022703603636715534010012073004",  # в
    "683515600701633807306020100000100",  # г
    "571513861703526715616021120143003",  # д
    "824556334255667237670133332000012",  # е
    "573116811815148321515111111111111",  # ж
    "584625511703357615515001410053003",  # з
    "744534625476567435571243510000036",  # и
    "920214302002024203750003330000020",  # й
    "680300510803622715556112000000110",  # к
    "572032730803403720136000000038066",  # л
    "885200700701245740406010010051103",  # м
    "570255701705106700665203010074004",  # н
    "726756444455666246660233431000003",  # о
    "470000700503504848335000001031113",  # п
    "683443730704344702556022120052004",  # р
    "551402600608534654585120320034006",  # с
    "770603700703115716625210100057002",  # т
    "755456555245556167660241634000361",  # у
    "572242622822522727236422232222222",  # ф
    "961421411611345815433111111112111",  # х
    "573311811916111411115111111141111",  # ц
    "470000930805007400055000050003000",  # ч
    "571511811814445533555111111111111",  # ш
    "272222822922222222225222222225222",  # щ
    "444444944444444444444444444444446",  # ъ
    "802544700173565035540071340000003",  # ы
    "903333504405038300750223150000045",  # ь
    "622522224247645226692622222222222",  # э
    "835145164114113113581113717111111",  # ю
    "902413505032456134370034103000052",  # я
)
# fmt: on
RUSSIAN_PAIRS: dict[str, int] = {
    first + second: int(digit) - _ZERO
    for first, row in zip(_ALPHABET, _ROWS, strict=True)
    for second, digit in zip(_ALPHABET, row, strict=True)
}

_LATIN_RANKS = {
    3.0: "éüöäó",
    2.5: "áíèñçãà",
    2.0: "êÖÜßúåø",
    1.5: "âôîÄÉæ",
    1.0: "ûëïõÅØÓÁùÇ",
    0.0: "ìòÑÀÈÊÚÍÃÕšžýÆ",
    -1.0: "ŠŽœÂÔÎðþÐÞÝÌÒÙÛËÏ",
    -2.0: "ÿŸŒƒ",
}
LATIN_ACCENTS: dict[str, float] = {letter: bits for bits, letters in _LATIN_RANKS.items() for letter in letters}

# Letters of neighbours that cp1251 holds too: rare, but real in Ukrainian and Belarusian names.
CYRILLIC_NEIGHBOURS = frozenset("іїєґўІЇЄҐЎ")

# Words that almost every export holds: one of them read right outweighs any chance resemblance.
_COMMON = """
ооо зао оао пао ао ип тоо нко дата сумма клиент клиенты контрагент контрагенты покупатель заказчик итого всего
выручка продажи прибыль период месяц год менеджер ответственный номенклатура товар количество цена скидка
статус документ подразделение отдел себестоимость стоимость руб шт завод компания торговый дом организация
номер код реализация отчёт отчет наименование регион город адрес ндс без январь февраль март апрель май июнь
июль август сентябрь октябрь ноябрь декабрь рубли единица заказ договор москва
"""
COMMON_WORDS = frozenset(_COMMON.split())
