"""What designers call each category, style and season: `value: "中文,… | English, …"`.

The first word of each language is the one that captions use.
"""

from __future__ import annotations

CATEGORY = {
    "t_shirt": "T恤,体恤,打底T,短袖T,T恤衫,文化衫,打底衫 | T-shirt, tee, tee shirt, tshirt, top tee",
    "tank_top": "背心,工字背心,坎肩背心 | tank top, tank, singlet, vest top, muscle tee",
    "camisole": "吊带衫,吊带背心,小吊带,吊带上衣 | camisole, cami, cami top, strappy top",
    "polo": "POLO衫,翻领T恤,保罗衫,网球衫,polo | polo shirt, polo, golf shirt, tennis shirt",
    "shirt": "衬衫,衬衣,恤衫 | shirt, button up, button down shirt, button up shirt, dress shirt",
    "blouse": "女衫,罩衫,雪纺衫,小衫,女式衬衫 | blouse, soft shirt",
    "sweater": "套头毛衫,毛衣,针织衫,毛衫,羊绒衫,羊毛衫,套头衫,线衣 | sweater, jumper, pullover, "
    "knit top, knitted top, knit jumper",
    "cardigan": "针织开衫,开衫,毛衣外套,针织外套,毛开衫 | cardigan, cardi, knit jacket",
    "knit_vest": "针织背心,毛背心,毛线马甲,毛线背心,针织马甲,毛衣背心 | knit vest, sweater vest, "
    "knitted vest, slipover",
    "sweatshirt": "卫衣,圆领卫衣,套头卫衣,运动衫 | sweatshirt, crewneck sweatshirt, sweat top, sweat",
    "hoodie": "连帽卫衣,帽衫,带帽卫衣,卫衣连帽 | hoodie, hooded sweatshirt, hooded sweat, hoody, "
    "zip up hoodie",
    "waistcoat": "马甲,西装马甲,坎肩,西服背心 | waistcoat, vest, gilet, suit vest",
    "blazer": "西装外套,小西装,休闲西装,布雷泽,便西,单西 | blazer, sport coat, sports jacket, "
    "tailored blazer",
    "suit_jacket": "西服上装,西装,西服,西装上衣,正装外套,套装上衣,礼服西装 | suit jacket, suit coat, "
    "tuxedo jacket, dinner jacket, tailored jacket, tuxedo, suit",
    "cropped_jacket": "短外套,小香风外套,短款外套,短上衣,短夹克 | cropped jacket, boxy jacket, "
    "short jacket, boxy tweed jacket",
    "denim_jacket": "牛仔夹克,牛仔外套,丹宁夹克,牛仔上衣,牛仔衣 | denim jacket, jean jacket, "
    "trucker jacket, trucker",
    "biker_jacket": "机车夹克,皮夹克,骑士夹克,机车皮衣,皮衣,机车服,机车外套 | biker jacket, biker, "
    "moto jacket, motorcycle jacket, leather jacket, perfecto",
    "bomber": "飞行员夹克,飞行夹克,飞行服,MA1 | bomber jacket, bomber, flight jacket, MA 1, ma1",
    "varsity_jacket": "棒球夹克,棒球服,棒球外套,棒球衫 | varsity jacket, varsity, letterman jacket, "
    "letterman, baseball jacket, college jacket",
    "chore_jacket": "工装夹克,工装外套,工作夹克,劳动夹克 | chore jacket, chore coat, work jacket, "
    "worker jacket, french work jacket, chore",
    "shell_jacket": "冲锋衣,防风外套,硬壳,皮肤衣,防晒衣,防风衣 | shell jacket, shell, windbreaker, "
    "anorak, rain jacket, hardshell, technical jacket, technical shell jacket, cagoule",
    "parka": "派克大衣,派克服,派克 | parka, fishtail parka, fishtail",
    "down_jacket": "羽绒服,面包服,棉服,棉衣,羽绒外套,羽绒马甲,夹棉外套 | down jacket, puffer, "
    "puffer jacket, puffer coat, padded jacket, quilted coat, quilted jacket, down coat, "
    "puffer vest, down vest",
    "trench": "风衣,战壕风衣,长风衣 | trench coat, trench, mac, mackintosh",
    "coat": "大衣,呢子大衣,毛呢大衣,毛呢外套,大氅 | coat, overcoat, topcoat, wool coat, wrap coat, "
    "peacoat, pea coat",
    "duffle_coat": "牛角扣大衣,牛角大衣 | duffle coat, toggle coat, duffel coat, duffle",
    "haori": "羽织 | haori, kimono jacket, kimono cardigan",
    "kimono": "和服,着物,浴衣,振袖 | kimono, yukata, furisode",
    "hanfu_top": "汉服上衣,汉服,上襦,褙子,汉元素上衣,襦,长褙子 | hanfu top, hanfu, beizi, "
    "hanfu jacket, hanfu blouse",
    "tang_jacket": "唐装,中式上衣,中式外套,短褂,马褂,中式短褂,棉麻中式上衣 | Tang jacket, tangzhuang, "
    "Chinese jacket, mao jacket",
    "dress": "连衣裙,连身裙,礼服,晚礼服,长裙礼服,婚纱,礼服裙,直筒连衣裙 | dress, frock, gown, "
    "sundress, sheath dress, sheath, shift dress, shift, tea dress, evening gown, bodycon dress, "
    "babydoll dress, wedding dress, bridesmaid dress",
    "shirt_dress": "衬衫裙,衬衫连衣裙,衬衣裙 | shirt dress, shirtdress, shirtwaist dress",
    "wrap_dress": "裹身裙,缠绕裙,裹身连衣裙,裹式连衣裙 | wrap dress",
    "slip_dress": "吊带裙,吊带连衣裙,吊带长裙,细带裙 | slip dress, cami dress, slip, "
    "spaghetti strap dress",
    "qipao": "旗袍,改良旗袍,长旗袍,旗袍裙 | qipao, cheongsam",
    "jumpsuit": "连体裤,连身裤,连体工装,背带裤 | jumpsuit, boilersuit, boiler suit, playsuit, romper, "
    "overalls, dungarees, coverall, flight suit",
    "skirt": "半身裙,半裙,短裙,半身长裙 | skirt, half skirt",
    "mamianqun": "马面裙,马面,马面褶裙 | horse-face skirt, mamianqun, mamian skirt, mamian",
    "trousers": "长裤,裤子,西裤,西装裤,休闲裤,直筒裤,裤 | trousers, pants, slacks, suit trousers, "
    "dress pants, chinos, tailored trousers, chino",
    "jeans": "牛仔裤,牛仔长裤,丹宁裤 | jeans, denims, denim jeans, jean, denim trousers, denim pants",
    "cargo_trousers": "工装裤,多袋裤,工装长裤,机能裤 | cargo trousers, cargo pants, cargos, "
    "utility pants, combat trousers",
    "joggers": "束脚裤,运动裤,卫裤,运动长裤 | joggers, sweatpants, track pants, jogging bottoms, "
    "tracksuit bottoms",
    "leggings": "打底裤,瑜伽裤,健身裤,骑行裤 | leggings, yoga pants, tights",
    "shorts": "短裤,热裤,西装短裤,牛仔短裤,五分裤 | shorts, short pants",
    "culottes": "裙裤,阔腿裙裤 | culottes, skort, gaucho pants, gauchos",
}

STYLE = {
    "minimalist": "极简,极简风,极简主义,简约,简洁,简约风,性冷淡风,静奢,静奢风,无印风 | minimalist, "
    "minimal, minimalism, clean, understated, quiet luxury, quiet, pared back",
    "oriental": "新中式,中式,国风,中国风,东方,东方风,国潮,汉服风,中国元素 | new Chinese, "
    "new Chinese style, oriental, Chinese style, modern Chinese, guochao, eastern",
    "edo": "江户和风,江户,江户风,江户时代,和风,日式和风,日本传统,日式传统 | Edo, Edo style, Edo period, "
    "Japanese traditional, wafu, traditional Japanese, Japanese style",
    "techwear": "机能,机能风,机能感,未来机能,科技感,赛博机能 | techwear, tech wear, urban techwear, "
    "techno, tech",
    "business": "商务,商务风,正装感,正式,职业,商务休闲 | business, formal, corporate, professional, "
    "business casual",
    "street": "街头,街头风,潮牌,嘻哈,潮流,街头感 | street, streetwear, street style, hip hop, skater style",
    "sporty": "运动,运动风,运动感,运动休闲 | sporty, athletic, athleisure, sportswear, sport",
    "vintage": "复古,复古风,中古,古着,怀旧 | vintage, retro, old school, nostalgic",
    "romantic": "浪漫,浪漫风,少女感,甜美,温柔 | romantic, feminine, girly, sweet, soft romantic",
    "bohemian": "波西米亚,波希米亚,波西米亚风,民族风 | bohemian, boho, hippie, boho chic",
    "punk": "朋克,朋克风,摇滚 | punk, rock, grunge, punk rock",
    "preppy": "学院,学院风,学院感,英伦学院,校园风,日系学院 | preppy, collegiate, ivy, ivy league, prep",
    "workwear": "工装,工装风,工装感,美式工装 | workwear, utility, utilitarian, work wear",
    "military": "军装,军装风,军旅,军旅风,军事风 | military, army style, army",
    "avant_garde": "解构,解构主义,先锋,解构风,前卫,暗黑先锋 | avant-garde, deconstructed, "
    "deconstructivist, experimental, deconstruction",
    "resort": "度假,度假风,海岛风,海滨风 | resort, resortwear, vacation, holiday style, cruise",
    "gothic": "哥特,哥特风,暗黑,暗黑风 | gothic, goth, dark romantic",
    "lolita": "洛丽塔,洛丽塔风,lo裙,洛可可 | lolita, sweet lolita",
    "y2k": "千禧,千禧风,辣妹,辣妹风,千禧辣妹,Y2K | Y2K, 2000s, early 2000s",
    "old_money": "老钱,老钱风,老钱感,贵气 | old money, stealth wealth, heritage",
    "gorpcore": "山系,山系风,户外风,户外机能 | gorpcore, outdoor style, gorp",
    "cottagecore": "田园,田园风,乡村风,森系 | cottagecore, prairie, pastoral, country style",
    "french": "法式,法式风,法式风情,法式慵懒,法式优雅 | French chic, French, French style, Parisian, "
    "Parisian chic",
}

SEASON = {
    "spring": "春季,春天,春款,春,春日,初春 | spring, springtime",
    "summer": "夏季,夏天,夏款,夏,夏日,盛夏,夏装 | summer, summertime, hot weather",
    "autumn": "秋季,秋天,秋款,秋,初秋,秋日,深秋 | autumn, fall, autumnal",
    "winter": "冬季,冬天,冬款,冬,冬日,严寒,冬装 | winter, wintry, cold weather, wintertime",
}
