"""How styles and seasons shift the odds of the other fields, and which colours they like.

`++` multiplies a value's odds by 4, `+` by 2, `-` by .4, `--` by .08. `fit` moves all widths:
-1 close, +1 oversized. Editorial judgement on the trade's usual reading of each style.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

_FACTORS = {"++": 4.0, "+": 2.0, "-": 0.4, "--": 0.08}


@dataclass(frozen=True)
class Style:
    """A style: odds by (field, value), a shift of the fit, colour names it likes for the base."""

    odds: dict[tuple[str, str], float]
    fit: float
    base: tuple[str, ...]
    accents: tuple[str, ...]
    single_colour: float  # share of designs without a second colour


def _style(rules: str, base: str, accents: str, fit: float = 0.0, single: float = 0.5) -> Style:
    odds: dict[tuple[str, str], float] = {}
    for rule in rules.split(";"):
        if not rule.strip():
            continue
        sign, field, *values = rule.split()
        for value in values:
            odds[(field, value)] = _FACTORS[sign]
    return Style(odds, fit, tuple(base.split()), tuple(accents.split()), single)


STYLES: dict[str, Style] = {
    "minimalist": _style(
        "++ closure concealed; ++ print solid; ++ silhouette h_line o_line; + collar mandarin none "
        "funnel; -- hem ruffle fringe scalloped; -- hardware bow studs tassels webbing; "
        "-- topstitch contrast triple; - piping edges; ++ fabric wool_suiting crepe poplin "
        "cashmere;"
        "-- gathers neckline bust; + lower_pocket side_seam jetted; + chest_pocket none",
        "optical_white off_white ivory oatmeal stone taupe black charcoal heather_grey navy camel",
        "black taupe optical_white", 0.3, 0.9),
    "oriental": _style(
        "++ collar mandarin high_mandarin cross; ++ closure frogs slanted wrap; + hem side_slits; "
        "++ fabric silk brocade gambiered_silk linen; ++ print cloud bamboo crane peony plum "
        "roundel; ++ piping edges; + sleeve wide pipa bell kimono; -- lower_pocket cargo; "
        "++ technique embroidered; ++ print_placement motif border; -- hardware webbing studs",
        "moon_white tusk brow_black_blue ink autumn_fragrance rouge tea_flower_white "
        "crow_blue_black "
        "bamboo lotus_root rosewood indigo_blue jujube purple_red",
        "brow_black_blue rouge gold_lame tusk ink bamboo", 0.1, 0.35),
    "edo": _style(
        "++ collar cross; ++ closure open wrap; ++ fabric indigo_cotton silk linen; ++ print "
        "seigaiha "
        "asanoha shippo yagasuri kikko uroko sakura checkerboard; ++ technique sashiko; "
        "-- closure zip; -- sleeve puff; ++ belt obi; + sleeve kimono drop_shoulder",
        "ai_indigo kon_navy koiai kinari sumi madder asagi hanada nibi edo_purple rikyu_grey",
        "kinari madder suo shu yamabuki", 0.3, 0.2),
    "techwear": _style(
        "++ fabric technical_shell nylon ripstop; ++ collar funnel hood; ++ closure zip "
        "asymmetric_zip; ++ lower_pocket cargo zip; ++ chest_pocket bellows zip; ++ hardware "
        "webbing "
        "reflective; ++ cuff tab; ++ shaping panel; -- print floral ditsy; -- fabric lace linen",
        "black black charcoal gunmetal ink olive army_green stone", "neon_yellow orange cherry "
        "cobalt silver_lame", 0.3, 0.5),
    "business": _style(
        "++ fabric wool_suiting gabardine poplin; + print pinstripe glen_check windowpane; "
        "++ print solid; -- hem raw fringe; + shaping darts princess; ++ crease pressed; "
        "-- hardware studs bow webbing tassels; -- neckline deep_v strapless; + lower_pocket "
        "jetted "
        "flap slant; -- print camouflage tie_dye leopard",
        "navy charcoal black mid_grey ivory optical_white camel chambray midnight stone",
        "ivory navy burgundy taupe", -0.1, 0.75),
    "street": _style(
        "++ sleeve drop_shoulder; + print camouflage tie_dye colour_block checkerboard; "
        "++ lower_pocket cargo kangaroo; ++ leg wide balloon; + fabric french_terry denim nylon; "
        "- fabric satin; -- neckline sweetheart halter",
        "black heather_grey off_white washed_black army_green mid_denim charcoal cream lilac",
        "neon_yellow orange cobalt kelly_green cherry hot_pink", 0.8, 0.5),
    "sporty": _style(
        "++ closure zip half_zip; ++ fabric cotton_jersey spandex mesh nylon; ++ piping "
        "side_stripe; "
        "+ print colour_block stripes; ++ sleeve raglan; -- collar notch peak; -- fabric lace "
        "tweed; "
        "+ collar funnel",
        "optical_white navy black cobalt red kelly_green heather_grey sky_blue",
        "optical_white neon_yellow red cobalt orange", 0.1, 0.3),
    "vintage": _style(
        "+ print gingham dots tartan houndstooth paisley; ++ skirt circle a_line; + collar "
        "peter_pan "
        "bow; ++ silhouette x_line; + leg flared wide; + fabric corduroy tweed suede; + waist seam",
        "mustard rust terracotta cream bottle_green burgundy dusty_rose navy cinnamon olive",
        "cream rust mustard navy", 0.0, 0.4),
    "romantic": _style(
        "++ sleeve puff bishop flutter bell; ++ hem ruffle scalloped; ++ fabric chiffon lace silk "
        "organza; ++ print ditsy floral; + collar ruffle bow; + neckline square sweetheart v_neck; "
        "-- lower_pocket cargo; -- print camouflage; + gathers neckline bust; ++ hardware bow",
        "blush powder_pink ivory lilac baby_blue cream dusty_rose moon_white apricot butter mauve",
        "dusty_rose ivory burgundy sage", -0.1, 0.5),
    "bohemian": _style(
        "++ print paisley floral geometric; ++ skirt tiered gathered; ++ hardware tassels; + hem "
        "fringe ruffle; + sleeve bell bishop dolman; + waist drawstring; -- print pinstripe; "
        "+ fabric linen suede",
        "terracotta ecru turquoise ivory rust ochre clay olive", "turquoise terracotta mustard "
        "ivory", 0.4, 0.3),
    "punk": _style(
        "++ fabric leather denim; ++ print tartan leopard zebra; ++ hardware studs; ++ belt chain "
        "buckle; + hem raw; + topstitch contrast; -- fabric chiffon",
        "black black charcoal cherry burgundy optical_white", "cherry silver_lame neon_yellow",
        -0.2, 0.5),
    "preppy": _style(
        "++ print argyle tartan stripes; ++ fabric cable_knit pique oxford; ++ patches crest; "
        "++ piping edges; ++ skirt pleated; + collar shirt button_down; + front pleats",
        "navy burgundy forest cream optical_white camel sky_blue bottle_green",
        "cream burgundy navy mustard", 0.0, 0.35),
    "workwear": _style(
        "++ fabric canvas denim cotton_twill corduroy; ++ topstitch double triple contrast; "
        "++ chest_pocket patch flap; ++ lower_pocket patch cargo; -- fabric satin lace chiffon",
        "tan ecru raw_denim olive khaki navy cinnamon black charcoal sand", "cream mustard tan",
        0.35, 0.7),
    "military": _style(
        "++ shoulder_detail epaulettes gun_flap; ++ closure double_breasted; ++ chest_pocket flap "
        "bellows; ++ lower_pocket flap cargo; + belt buckle; + collar storm mandarin; - hem ruffle",
        "army_green olive khaki navy stone moss sand", "gold_lame camel black", 0.1, 0.8),
    "avant_garde": _style(
        "++ hem asymmetric raw high_low; ++ closure asymmetric_zip wrap concealed; ++ silhouette "
        "o_line t_line; + sleeve dolman balloon; + print colour_block; -- print ditsy; + leg "
        "balloon",
        "black black charcoal off_white stone ink", "optical_white cherry gunmetal", 0.6, 0.7),
    "resort": _style(
        "++ fabric linen; ++ print tropical stripes floral; ++ collar camp; + neckline halter "
        "off_shoulder v_neck; ++ waist drawstring elastic; -- fabric wool_suiting melton; "
        "-- collar turtleneck",
        "optical_white turquoise coral sky_blue lemon ivory mint sand apricot", "coral turquoise "
        "optical_white kelly_green", 0.3, 0.35),
    "gothic": _style(
        "++ fabric velvet lace leather; ++ closure lacing; + sleeve bell leg_of_mutton; + collar "
        "mock ruffle high_mandarin; ++ skirt mermaid circle",
        "black black plum burgundy charcoal midnight", "burgundy silver_lame plum", -0.2, 0.7),
    "lolita": _style(
        "++ collar peter_pan; ++ sleeve puff; ++ skirt circle tiered gathered; ++ hem ruffle "
        "scalloped; ++ hardware bow; ++ gathers pintucks; + print dots gingham ditsy",
        "powder_pink mint lilac cream black baby_blue optical_white", "optical_white cream black "
        "dusty_rose", -0.2, 0.3),
    "y2k": _style(
        "++ leg flared; ++ neckline halter; + fabric velvet satin denim; ++ hardware studs; "
        "+ print leopard colour_block; + closure zip",
        "hot_pink baby_blue silver_lame lilac light_denim optical_white black", "silver_lame "
        "hot_pink baby_blue", -0.5, 0.5),
    "old_money": _style(
        "++ fabric cable_knit cashmere tweed linen; ++ closure double_breasted; ++ front pleats; "
        "+ print stripes houndstooth; + piping edges; -- print camouflage tie_dye leopard; "
        "-- hardware studs webbing",
        "cream navy camel forest ivory oatmeal chocolate burgundy", "gold_lame navy cream", 0.1,
        0.6),
    "gorpcore": _style(
        "++ fabric fleece nylon ripstop technical_shell; ++ hem drawcord; ++ lower_pocket zip "
        "cargo; "
        "+ print colour_block; ++ collar funnel hood; -- fabric lace satin",
        "moss clay olive stone black forest mustard sand", "orange neon_yellow turquoise coral",
        0.4, 0.35),
    "cottagecore": _style(
        "++ print ditsy gingham floral; ++ neckline square; ++ sleeve puff bishop; ++ skirt tiered "
        "gathered; ++ gathers bust pintucks; + hem ruffle; -- fabric leather nylon",
        "sage butter ivory dusty_rose cream moon_white apricot", "terracotta sage dusty_rose", 0.1,
        0.4),
    "french": _style(
        "++ print breton dots; ++ fabric tweed; + neckline square v_neck boat; + skirt wrap "
        "a_line; "
        "+ category cardigan cropped_jacket; + silhouette x_line",
        "navy ivory red black optical_white camel cream", "navy red ivory", -0.1, 0.5),
}  # fmt: skip

_SEASONS = {
    "spring": "+ fabric poplin linen denim gabardine fine_knit crepe; - fabric melton sherpa "
    "faux_fur velvet; + category trench shirt cardigan",
    "summer": "++ fabric linen poplin cotton_jersey seersucker chiffon gambiered_silk mesh; "
    "-- fabric melton sherpa velvet corduroy faux_fur cashmere cable_knit tweed flannel fleece; "
    "++ sleeve sleeveless cap flutter; -- collar turtleneck funnel; -- category coat down_jacket "
    "duffle_coat parka sweater",
    "autumn": "++ fabric tweed corduroy suede leather flannel gabardine wool_suiting; -- category "
    "camisole shorts; + print tartan houndstooth herringbone",
    "winter": "++ fabric cashmere melton velvet sherpa corduroy cable_knit flannel faux_fur; "
    "-- fabric linen seersucker chiffon mesh; - neckline strapless; -- category shorts camisole "
    "tank_top; + collar turtleneck funnel hood",
}

SEASONS: dict[str, dict[tuple[str, str], float]] = {
    name: _style(rules, "", "").odds for name, rules in _SEASONS.items()
}


@cache
def shift(style: str, season: str, field: str, value: str) -> float:
    """The factor by which a style and a season change the odds of a value."""
    key = (field, value)
    return STYLES[style].odds.get(key, 1.0) * SEASONS[season].get(key, 1.0)
