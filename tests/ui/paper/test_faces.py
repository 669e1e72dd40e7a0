"""Every character has a shape, and what had to be replaced is told once."""

import pytest

from reader.ui.paper.faces import JOINED_DASH, FaceRole, Faces, glyphs_of
from reader.ui.paper.right_to_left import shapes_of


@pytest.fixture
def faces() -> Faces:
    return Faces()


def test_every_role_has_a_face_with_chinese_characters(faces: Faces) -> None:
    for role in FaceRole:
        glyph = faces.glyph(role, "国")
        assert faces.faces[glyph.face].has("国")
        assert glyph.advance == pytest.approx(1.0, abs=0.01)
        assert not faces.faces[glyph.face].outline(glyph.shape).isEmpty()


def test_a_character_nobody_has_is_a_box_and_is_told(faces: Faces) -> None:
    glyph = faces.glyph(FaceRole.BODY, "\U0010fffe")
    assert glyph.text == "\U0010fffe"
    assert not faces.faces[glyph.face].outline(glyph.shape).isEmpty()
    assert sum("没有这些字：U+10FFFE；打印时以方框代替" in told for told in faces.notices) == 1


def test_of_many_characters_nobody_has_twenty_are_named_with_their_codes(faces: Faces) -> None:
    for code in range(0x105000, 0x105019):
        faces.glyph(FaceRole.BODY, chr(code))
    told = "".join(faces.notices)
    assert told.count("U+") == 20
    assert "等 25 个；" in told


def test_only_roles_in_use_are_told(faces: Faces) -> None:
    assert faces.notices == ()
    faces.glyph(FaceRole.BODY, "国")
    told = "".join(faces.notices)
    assert "小标宋" not in told
    assert "楷体" not in told


def test_an_invisible_character_takes_no_room(faces: Faces) -> None:
    for character in "\u200b\ufeff\x07\u2028\u2029":
        glyph = faces.glyph(FaceRole.BODY, character)
        assert (glyph.text, glyph.advance) == (character, 0.0)
    assert faces.notices == () or "方框" not in "".join(faces.notices)


def test_two_dashes_join_one_alone_does_not(faces: Faces) -> None:
    joined = faces.glyph(FaceRole.BODY, JOINED_DASH)
    glyphs = list(glyphs_of(faces, FaceRole.BODY, "年——年—"))
    assert glyphs[1] == glyphs[2] == joined
    assert glyphs[4] != joined
    bar = faces.faces[joined.face].outline(joined.shape).boundingRect()
    assert (bar.left(), bar.right()) == (0.0, 1000.0)
    assert joined.text == "—"


def test_what_stands_in_for_a_heavy_face_is_heavier(faces: Faces) -> None:
    usual = faces.glyph(FaceRole.SONG, "一")
    thin = faces.faces[usual.face].outline(usual.shape).boundingRect().height()
    for role in (FaceRole.TITLE, FaceRole.HEI):
        glyph = faces.glyph(role, "一")
        face = faces.faces[glyph.face]
        thick = face.outline(glyph.shape).boundingRect().height()
        assert face.emboldened or thick > thin


def test_arabic_letters_join_and_are_found_as_they_were_written(faces: Faces) -> None:
    assert shapes_of("加强عربي合作") == [*"加强", *"ﻋﺮﺑﻲ", *"合作"]
    assert shapes_of("عَب") == [*"ﻋ", "\u064e", *"ﺐ"]
    assert shapes_of("דרום") == [*"דרום"]
    glyphs = list(glyphs_of(faces, FaceRole.BODY, "加强عربي合作"))
    assert "".join(glyph.text for glyph in glyphs) == "加强عربي合作"
