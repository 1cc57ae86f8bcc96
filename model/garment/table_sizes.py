"""The sizes of the structure: lengths, widths, heights and angles."""

from __future__ import annotations

from model.garment.categories import names_of
from model.garment.fields import Measure, of

_UPPER = names_of("top", "dress", "jumpsuit")
_LEGS = names_of("trousers", "jumpsuit")
_EAST = "haori kimono"
_TAILORED_COLLARS = "notch peak shawl"
# Necklines that leave the shoulder bare, so that nothing can be measured or sewn on it.
_BARE = "strapless sweetheart off_shoulder halter one_shoulder"
_LONGER_SLEEVES = (
    "set_in two_piece raglan drop_shoulder dolman kimono puff bishop balloon bell leg_of_mutton "
    "wide pipa"
)

FIELDS = (
    Measure("body_length", "structure", "衣长", "body length", low=24, high=144, levels=144,
            when=of(category=_UPPER), unless=of(category="jumpsuit")),
    Measure("skirt_length", "structure", "裙长", "skirt length", low=28, high=104),
    Measure("waist_position", "structure", "腰位", "waist height", low=-12, high=12, levels=49,
            when=of(category=names_of("frock", "tailored", "coat", "jacket", "qipao", "blouse")),
            unless=of(silhouette="a_line o_line")),
    Measure("shoulder_width", "structure", "肩宽", "shoulder width", low=26, high=68,
            when=of(category=_UPPER), unless=of(neckline=_BARE)),
    Measure("shoulder_slope", "structure", "肩斜", "shoulder slope", unit="deg", low=8, high=26,
            levels=48, when=of(category=_UPPER),
            unless=of(neckline=_BARE, category=_EAST + " camisole slip_dress")),
    Measure("armhole_depth", "structure", "袖窿深", "armhole depth", low=19, high=36, levels=64,
            when=of(category=_UPPER), unless=of(category=_EAST)),
    Measure("chest_width", "structure", "胸宽", "chest width", low=36, high=72,
            when=of(category=_UPPER)),
    Measure("waist_width", "structure", "腰宽", "waist width", low=28, high=72),
    Measure("hip_width", "structure", "臀宽", "hip width", low=36, high=64),
    Measure("hem_width", "structure", "下摆宽", "hem width", low=36, high=200, levels=192),
    Measure("neckline_width", "structure", "领宽", "neckline width", low=11, high=34,
            when=of(category=_UPPER),
            unless=of(neckline="strapless sweetheart off_shoulder one_shoulder", category=_EAST)),
    Measure("neckline_depth", "structure", "领深", "neckline depth", low=3, high=54,
            when=of(collar="none camp cross notch peak shawl"),
            unless=of(category=_EAST)),
    Measure("collar_height", "structure", "领高", "collar height", low=2.5, high=14, levels=64,
            when=of(collar="mandarin high_mandarin turtleneck mock funnel rib shirt button_down "
                    "spread storm")),
    Measure("collar_width", "structure", "领面宽", "collar width", low=3, high=16, levels=64,
            when=of(collar="shirt button_down spread camp peter_pan sailor cross bow ruffle "
                    "storm")),
    Measure("lapel_width", "structure", "驳头宽", "lapel width", low=4, high=15, levels=64,
            when=of(collar=_TAILORED_COLLARS)),
    Measure("sleeve_length", "structure", "袖长", "sleeve length", low=8, high=76,
            when=of(sleeve=_LONGER_SLEEVES)),
    Measure("sleeve_width", "structure", "袖肥", "sleeve width", low=13, high=96, levels=128,
            when=of(sleeve=_LONGER_SLEEVES)),
    Measure("cuff_width", "structure", "袖口宽", "cuff width", low=7, high=68, levels=128,
            when=of(sleeve=_LONGER_SLEEVES)),
    Measure("cuff_height", "structure", "袖口高", "cuff height", low=2, high=14, levels=48,
            when=of(cuff="barrel french rib turn_back")),
    Measure("slit_height", "structure", "开衩高", "slit height", low=5, high=66,
            when=of(hem="side_slits")),
    Measure("hem_asymmetry", "structure", "下摆不对称", "hem asymmetry", unit="", low=-1, high=1,
            levels=49, when=of(hem="asymmetric")),
    Measure("waistband_height", "structure", "腰头高", "waistband height", low=2, high=12,
            levels=48, when=of(waist="waistband elastic drawstring paperbag",
                               category=names_of("skirt", "trousers"))),
    Measure("rise", "structure", "前裆", "front rise", low=18, high=38, levels=64,
            when=of(category=_LEGS)),
    Measure("inseam", "structure", "内长", "inseam", low=4, high=86, levels=128,
            when=of(category=_LEGS)),
    Measure("thigh_width", "structure", "横裆宽", "thigh width", low=18, high=48,
            when=of(category=_LEGS)),
    Measure("knee_width", "structure", "膝宽", "knee width", low=12, high=44,
            when=of(category=_LEGS), unless=of(category="shorts culottes")),
    Measure("leg_opening", "structure", "脚口宽", "leg opening", low=8, high=64,
            when=of(category=_LEGS)),
)  # fmt: skip
