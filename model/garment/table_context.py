"""Fields that colour all others: the style and the season. They are not drawn themselves."""

from __future__ import annotations

from model.garment.fields import Choice, value

_STYLES = (
    value("minimalist", "极简", "minimalist", "any 10"),
    value("oriental", "新中式", "new Chinese", "any 5 east 30"),
    value("edo", "江户和风", "Edo", "any 1.5 wafuku 60"),
    value("techwear", "机能", "techwear", "any 3 technical 20"),
    value("business", "商务", "business", "any 6 tailored 25 shirting 15"),
    value("street", "街头", "street", "any 6 sweat 20"),
    value("sporty", "运动", "sporty", "any 5 elasticated 20"),
    value("vintage", "复古", "vintage", "any 6"),
    value("romantic", "浪漫", "romantic", "any 5 frock 14 soft 14"),
    value("bohemian", "波西米亚", "bohemian", "any 3 frock 6"),
    value("punk", "朋克", "punk", "any 2 biker_jacket 25"),
    value("preppy", "学院", "preppy", "any 5 knit 10"),
    value("workwear", "工装", "workwear", "any 4 rugged 20"),
    value("military", "军装", "military", "any 3 coat 8"),
    value("avant_garde", "解构", "avant-garde", "any 3"),
    value("resort", "度假", "resort", "any 4 shorts 10"),
    value("gothic", "哥特", "gothic", "any 2"),
    value("lolita", "洛丽塔", "lolita", "any 1 frock 3"),
    value("y2k", "千禧", "Y2K", "any 2"),
    value("old_money", "老钱", "old money", "any 4"),
    value("gorpcore", "山系", "gorpcore", "any 2 technical 15 padded 15"),
    value("cottagecore", "田园", "cottagecore", "any 2 frock 6"),
    value("french", "法式", "French chic", "any 4"),
)

FIELDS = (
    Choice("style", "context", "风格", "style", values=_STYLES),
    Choice(
        "season",
        "context",
        "季节",
        "season",
        values=(
            value("spring", "春", "spring", "any 3"),
            value("summer", "夏", "summer", "any 3 coat .05 padded .02 tailored 1"),
            value("autumn", "秋", "autumn", "any 3"),
            value("winter", "冬", "winter", "any 2 shorts .2 strappy .1 bare .5 coat 5 padded 8"),
        ),
    ),
)
