"""Random edits of a text, of every kind a draft goes through."""

import random
import string


def edited(text: str, chance: random.Random) -> str:
    """A text with a few edits of every kind."""
    lines = text.split("\n")
    for _ in range(chance.randint(1, 12)):
        place = chance.randrange(len(lines))
        match chance.randrange(6):
            case 0:
                lines[place] += chance.choice(("（试行）", "", "到2025年达到3.5%。"))
            case 1 if len(lines) > 1:
                del lines[place]
            case 2:
                lines.insert(place, "".join(chance.choices("市人民政府应当加强统筹规划", k=20)))
            case 3:
                lines.insert(chance.randrange(len(lines)), lines.pop(place))
            case 4:
                cut = chance.randrange(len(lines[place]) + 1)
                lines[place : place + 1] = [lines[place][:cut], lines[place][cut:]]
            case _:
                lines[place] = lines[place].replace(chance.choice(string.digits), "7")
    return "\n".join(lines)
