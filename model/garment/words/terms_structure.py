"""What designers call the parts of the cut: `value: "中文,… | English, …"`.

The first word of each language is the one that captions use.
"""

from __future__ import annotations

SILHOUETTE = {
    "h_line": "H型,H廓形,直身,箱型,箱形,直筒型,方正,方方正正,直身廓形,H版,箱型廓形 | straight cut, H-line, "
    "boxy, column, square cut, straight fit, straight silhouette, boxy fit, boxy cut",
    "x_line": "X型,收腰,沙漏型,沙漏,收腰大摆,X廓形,束腰,掐腰,腰要收,收腰款,收腰版型 | nipped waist, X-line, "
    "hourglass, fit and flare, cinched waist, cinched, tiny waist, waisted, defined waist",
    "a_line": "A型,A字,A字型,A廓形,A字版,伞形,上窄下宽,A摆 | A-line cut, A-line, A line, trapeze, "
    "flared silhouette, swing",
    "o_line": "O型,茧型,茧形,O廓形,茧型廓形 | cocoon shape, O-line, cocoon, egg shape, cocoon cut",
    "t_line": "T型,垫肩,宽肩,大垫肩,翘肩,T廓形,倒三角,硬挺宽肩 | power shoulders, T-line, power shoulder, "
    "shoulder pads, padded shoulders, strong shoulders, big shoulders, broad shoulders",
}

SKIRT = {
    "straight": "直身裙摆,直身裙,直筒裙,直筒裙摆 | straight skirt, column skirt",
    "pencil": "铅笔裙摆,铅笔裙,包臀裙,一步裙,包臀,铅笔 | pencil skirt, tube skirt, pencil, bodycon, "
    "sheath skirt",
    "a_line": "A字裙摆,A字裙,斜裙,A字半裙,A字半身裙 | A-line skirt, flared skirt",
    "circle": "大摆裙摆,大摆裙,圆裙,太阳裙,伞裙,大摆,大裙摆 | circle skirt, skater skirt, full circle, "
    "full skirt, full circle skirt, skater",
    "pleated": "百褶裙摆,百褶裙,百褶,褶裙,顺褶,刀褶,百褶半裙,压褶裙 | knife-pleated skirt, pleated skirt, "
    "kilt, knife pleats, accordion pleats, plisse, accordion pleated, sunray pleats",
    "box_pleated": "工字褶裙摆,工字褶裙,工字褶,箱褶,箱形褶,内工字褶 | box-pleated skirt, box pleat skirt, "
    "box pleats, inverted pleats, box pleated",
    "gathered": "抽褶裙摆,抽褶裙,蓬蓬裙,碎褶裙,蓬蓬裙摆,泡泡裙,公主裙 | gathered skirt, puffy skirt, "
    "dirndl skirt, dirndl, full gathered skirt",
    "tiered": "层叠裙摆,节裙,蛋糕裙,塔裙,三层裙摆,蛋糕裙摆,多层裙摆,四节,三节,层叠,分层裙 | tiered skirt, tiered, "
    "peasant skirt, prairie skirt, tiers, tier",
    "mermaid": "鱼尾裙摆,鱼尾裙,鱼尾,鱼尾型,美人鱼,鱼尾半裙 | mermaid skirt, mermaid, trumpet skirt, "
    "fishtail skirt, fishtail hem, trumpet",
    "wrap": "裹式裙摆,裹裙,一片裙,裹身半裙,一片式裙 | wrap skirt, wraparound skirt, sarong",
}

COLLAR = {
    "none": "无领,无领子 | collarless, collarless neck",
    "shirt": "衬衫领,小翻领,翻领,尖领,方领衬衫领 | shirt collar, point collar, pointed collar",
    "button_down": "扣角领,领尖扣,扣领,纽扣领 | button-down collar, buttoned collar, button down, "
    "ivy collar",
    "spread": "八字领,温莎领,宽角领,一字翻领 | spread collar, cutaway collar, Windsor collar, cutaway",
    "camp": "古巴领,开领,夏威夷领,度假领 | camp collar, Cuban collar, revere collar, bowling collar",
    "peter_pan": "娃娃领,小圆翻领,彼得潘领,圆翻领 | Peter Pan collar, Peter Pan, baby collar, puritan collar",
    "sailor": "水手领,海军领,水兵领 | sailor collar, middy collar, sailor",
    "mandarin": "立领,中式领,小立领,中式立领 | mandarin collar, stand collar, band collar, Nehru collar, "
    "grandad collar, stand up collar, mandarin, standing collar, Chinese collar, granddad collar",
    "high_mandarin": "旗袍领,元宝领,高立领 | high qipao collar, qipao collar, high mandarin collar, "
    "cheongsam collar, high stand collar",
    "cross": "交领,右衽交领,右衽,交领右衽,Y领 | cross collar, y collar, crossover collar, cross front, "
    "kimono collar, overlapping collar",
    "bow": "飘带领,蝴蝶结领,系带领,领结领 | pussy-bow collar, pussy bow, bow collar, tie neck, "
    "neck bow, pussybow",
    "ruffle": "荷叶领,木耳领,荷叶边领,花边领 | ruffle collar, frill collar, ruffled collar, frilled collar, "
    "ruff",
    "rib": "罗纹领,棒球领,螺纹领 | rib collar, baseball collar, ribbed collar",
    "turtleneck": "高领,堆堆领,樽领,翻高领 | turtleneck, roll neck, polo neck, rollneck, turtle neck, "
    "high neck, lace throat",
    "mock": "半高领,小高领,中高领 | mock neck, mock turtleneck, half high neck, mockneck, funnel mock",
    "funnel": "漏斗领,立式高领,烟囱领 | funnel neck, funnel collar, chimney collar, high funnel",
    "hood": "带帽,连帽,帽子,连身帽,有帽,帽兜,兜帽 | hood, hooded",
    "notch": "平驳领,西装领,平翻驳领,缺角驳领,平驳头 | notched lapel, notch lapel, notch collar, "
    "notched collar, step lapel",
    "peak": "戗驳领,尖驳领,枪驳领,戗驳头,剑领 | peak lapel, peaked lapel, pointed lapel, peak collar",
    "shawl": "青果领,披肩领,大青果领,丝瓜领 | shawl lapel, shawl collar, shawl, tuxedo lapel, "
    "tuxedo collar",
    "storm": "风衣领,拿破仑领,防风领 | storm collar, trench collar, Napoleon collar",
}

NECKLINE = {
    "crew": "圆领,小圆领,圆领口,圆颈 | crew neck, round neck, jewel neck, crewneck, round neckline, "
    "round collar",
    "v_neck": "V领,尖领口,V字领,小V领,鸡心领毛衣,V形领 | V-neck, V neckline, vneck, v neck",
    "deep_v": "深V领,大V领,深V,大V,深V字领 | deep V-neck, deep V, plunging neckline, plunge, "
    "plunging V, deep vneck, plunge neck",
    "scoop": "U领,勺形领,大圆领,U型领,U形领,低圆领 | scoop neck, U-neck, scooped neck, scoop neckline, "
    "scoop",
    "boat": "船领,一字领,船形领,一字横领 | boat neck, bateau neck, bateau, boat neckline, slash neck, "
    "boatneck",
    "square": "方领,方形领,方领口 | square neck, square neckline",
    "sweetheart": "心形领,桃心领,鸡心领,爱心领 | sweetheart neckline, sweetheart neck, sweetheart",
    "off_shoulder": "露肩领,一字肩,露肩,露肩款,落肩露肩,大露肩 | off-shoulder neckline, off shoulder, "
    "off the shoulder, Bardot, bardot neckline, bare shoulders",
    "one_shoulder": "单肩,斜肩,单肩领,斜肩领 | one-shoulder neckline, one shoulder, single shoulder, "
    "asymmetric neckline, asymmetric shoulder",
    "halter": "挂脖领,绕颈,挂脖,绕颈领,挂颈 | halter neck, halter, halterneck, halter neckline",
    "strapless": "抹胸领,抹胸,无肩带,裹胸 | strapless neckline, strapless, bandeau, tube top",
    "cowl": "荡领,垂褶领,垂坠领,小荡领,垂领 | cowl neck, cowl, draped neck, cowl neckline, "
    "draped neckline",
    "keyhole": "水滴领,钥匙孔领,镂空水滴领 | keyhole neckline, keyhole neck, keyhole, teardrop neck, "
    "teardrop neckline",
    "slit": "开衩领,小V口,一字开衩领,领口开衩 | slit neck, notch neck, split neck, slit neckline",
    "henley": "亨利领,亨利衫领,半开扣圆领 | henley neck, henley, henley neckline, henley collar",
}

SLEEVE = {
    "sleeveless": "无袖,无袖款,没袖子 | sleeveless, sleeve-free",
    "cap": "盖袖,盖肩袖,小盖袖,包肩袖 | cap sleeves, capped sleeve",
    "set_in": "装袖,圆装袖,绱袖 | set-in sleeves, inset sleeve, set in",
    "two_piece": "两片袖,西装袖,两片式袖 | two-piece sleeves, tailored sleeve",
    "raglan": "插肩袖,插肩,牛角袖 | raglan sleeves, raglan",
    "drop_shoulder": "落肩袖,落肩,垮肩,落肩款,掉肩 | dropped shoulders, drop shoulder, drop sleeve, "
    "drop shoulder sleeve, dropped sleeve",
    "dolman": "蝙蝠袖,蝙蝠衫袖 | dolman sleeves, batwing, dolman, batwing sleeve, bat sleeve",
    "kimono": "和服袖,连身袖,连袖,原身出袖 | kimono sleeves, grown on sleeve",
    "puff": "泡泡袖,公主袖,蓬蓬袖,泡泡短袖 | puff sleeves, puffed sleeve, puffy sleeve, princess sleeve, "
    "puff shoulder",
    "bishop": "主教袖,灯笼袖,诗人袖 | bishop sleeves, poet sleeve",
    "balloon": "气球袖,鼓袖 | balloon sleeves, lantern sleeve",
    "bell": "喇叭袖,钟形袖,大喇叭袖 | bell sleeves, trumpet sleeve, flared sleeve, bell",
    "flutter": "飞飞袖,小飞袖,荷叶袖,蝴蝶袖 | flutter sleeves, butterfly sleeve, flounce sleeve, "
    "frill sleeve, ruffle sleeve",
    "leg_of_mutton": "羊腿袖,羊腿袖型 | leg-of-mutton sleeves, gigot sleeve, gigot, leg o mutton sleeve, "
    "mutton sleeve",
    "tulip": "花瓣袖,郁金香袖 | tulip sleeves, petal sleeve",
    "wide": "广袖,大袖,大宽袖,大袖衫袖 | wide hanfu sleeves, hanfu sleeve, wide ming sleeve",
    "pipa": "琵琶袖,明制琵琶袖 | pipa sleeves, curved Ming sleeve",
}

CUFF = {
    "plain": "平袖口,直袖口,净边袖口 | plain cuffs, simple cuff, clean cuff",
    "barrel": "袖克夫,单扣袖口,衬衫袖口,克夫 | barrel cuffs, shirt cuff, buttoned cuff, button cuff",
    "french": "法式袖口,双叠袖,法式叠袖,法袖 | French cuffs, double cuff, cufflink cuff",
    "rib": "罗纹袖口,螺纹口,罗口,螺纹袖口,罗纹袖 | rib cuffs, ribbed cuff, ribbed sleeve cuff",
    "elastic": "松紧袖口,橡筋袖口,松紧袖,收口袖,抽绳袖口 | elastic cuffs, elasticated cuff, gathered cuff, "
    "elasticised cuff",
    "turn_back": "翻边袖口,卷袖,翻边袖,卷边袖,挽袖,卷起的袖子 | turn-back cuffs, turned back cuff, "
    "folded cuff, rolled sleeve, rolled cuff, roll up sleeve, turned up cuff, turn up sleeve",
    "tab": "袖襻,可调节袖口,袖带,魔术贴袖口,袖袢 | tab cuffs, adjustable cuff, strap cuff, cuff tab, "
    "velcro cuff, sleeve tab, cuff strap",
    "vent": "袖衩,假袖衩,真袖衩,袖口开衩扣 | sleeve vents with buttons, sleeve vent, kissing buttons, "
    "working cuff, surgeon cuff, cuff vent",
    "zip": "拉链袖口,袖口拉链 | zip cuffs, zipped cuff, cuff zip, zipper cuff",
    "ruffle": "荷叶边袖口,花边袖口,木耳边袖口 | ruffle cuffs, frilled cuff, ruffled cuff, frill cuff",
}

HEM = {
    "straight": "平下摆,直下摆,平摆,齐边下摆 | straight hem, flat hem, even hem",
    "curved": "圆弧下摆,弧形摆,弧形下摆,圆摆,衬衫下摆,圆下摆 | curved hem, shirt tail, shirttail hem, "
    "rounded hem, shirttail",
    "pointed": "尖角下摆,尖摆,尖下摆 | pointed hem, waistcoat points",
    "high_low": "前短后长,燕尾摆,燕尾下摆,前短后长下摆 | high-low hem, dipped hem, high low, dip hem, "
    "mullet hem",
    "asymmetric": "不规则下摆,斜摆,不对称下摆,斜下摆,不规则裙摆,不对称 | asymmetric hem, slanted hem, "
    "uneven hem, asymmetrical hem, diagonal hem, asymmetric, asymmetrical",
    "side_slits": "侧开衩,两侧开衩,开衩,开叉,侧开叉,高开衩,侧衩,边开衩 | side slits, side vent, "
    "split hem, high slit, thigh slit, slit at the side, slits",
    "rib": "罗纹下摆,收口下摆,螺纹下摆,罗纹摆 | rib hem, ribbed hem, rib waistband",
    "drawcord": "抽绳下摆,下摆抽绳,可调节下摆 | drawcord hem, drawstring hem, bungee hem, hem cord, "
    "drawcord at the hem",
    "band": "下摆克夫,下摆腰头,克夫下摆 | waistband hem, banded hem, hem band",
    "ruffle": "荷叶边下摆,荷叶边裙摆,木耳边,荷叶边,荷叶摆,波浪边裙摆,花边下摆 | ruffle hem, ruffled hem, frilled hem, "
    "flounce hem, frill, ruffles, flounce, ruffled, frilled",
    "scalloped": "扇形边,扇贝边,波浪边,扇形下摆,花瓣边 | scalloped hem, scallop edge, scalloped, "
    "scallop hem, scalloped edge",
    "raw": "毛边,散边,毛边下摆,不收边,毛边处理 | raw hem, frayed hem, raw edge, frayed, edges left raw, "
    "unfinished hem, frayed edge, cut off, raw edged",
    "fringe": "流苏下摆,流苏边,流苏裙摆,下摆流苏,穗边 | fringe hem, fringed hem, fringe, fringed, "
    "fringing",
}

LEG = {
    "straight": "直筒裤腿,直筒,直脚,烟管,直筒裤型 | straight leg, stovepipe, cigarette leg",
    "skinny": "紧身裤腿,紧身,小脚,小脚裤,贴腿,紧身裤,铅笔裤 | skinny leg, skinny, slim leg, skinny fit, "
    "cigarette",
    "tapered": "锥形裤腿,锥形,束脚,小锥形,萝卜裤,九分锥形,收脚,上宽下窄 | tapered leg, tapered, carrot leg, "
    "carrot fit, tapering, peg leg, pegged",
    "wide": "阔腿裤腿,阔腿,宽腿,阔腿裤,宽腿裤,大裤腿,宽裤腿,拖地阔腿 | wide leg, palazzo, wide legged, "
    "baggy leg, full leg, wideleg",
    "flared": "喇叭裤腿,喇叭,微喇,喇叭裤,大喇叭,微喇裤 | flared leg, flares, bell bottoms, bootcut, "
    "flare leg, bell bottom, boot cut, kick flare, flare",
    "balloon": "弯刀裤腿,弯刀,弯刀裤,灯笼裤,香蕉裤 | balloon leg, barrel leg, barrel, horseshoe leg, "
    "curved leg, balloon pants",
}

WAIST = {
    "waistband": "腰头,直腰头,装腰 | waistband, set-in waistband, fitted waistband",
    "elastic": "松紧腰,橡筋腰,松紧,弹力腰,松紧腰头,橡皮筋腰 | elastic waist, elasticated waist, pull on, "
    "elastic waistband, stretch waist, elasticised waist",
    "drawstring": "抽绳腰,系绳腰,抽绳收腰,抽绳,腰部抽绳,抽绳腰头,抽带腰 | drawstring waist, drawcord waist, "
    "drawstring, tie waist drawstring, drawstring waistband, drawcord",
    "paperbag": "花苞腰,纸袋腰,花苞腰头 | paperbag waist, paper bag waist, paperbag",
    "seam": "腰节线,腰线分割,断腰,腰缝,腰节分割 | waist seam, seamed waist, waisted seam",
    "none": "无腰线,无腰节,不断腰 | no waist seam, without a waist seam, unwaisted",
    "peplum": "腰摆,荷叶腰,小腰摆,腰部荷叶边 | peplum, basque, peplum waist",
}

SHAPING = {
    "none": "无省,无省道,不收省 | no darts, without darts, undarted, dartless",
    "darts": "省道,收省,腰省,胸省,有省,打省 | darts, darted, waist darts, bust darts",
    "princess": "公主线,刀背缝,公主缝,刀背线,弧形刀背 | princess seams, princess line, princess seam, "
    "princess panels",
    "panel": "分割线,拼片,结构分割,分割缝 | panel seams, panelled, paneled, panelling, panel lines, "
    "paneling, seamed panels",
}

YOKE = {
    "none": "无育克,无过肩,不要过肩 | no yoke, without a yoke, yokeless",
    "straight": "育克,过肩,直育克,担干 | straight yoke, yoke, back yoke, front yoke, shoulder yoke",
    "western": "西部育克,尖育克,西部牛仔育克,牛仔尖育克 | western yoke, pointed yoke, cowboy yoke",
    "round": "圆育克,圆形育克,圆过肩 | round yoke, circular yoke",
}

GATHERS = {
    "none": "无抽褶,无碎褶,不抽褶 | no gathers, without gathers, ungathered",
    "neckline": "领口抽褶,领口碎褶,领部抽褶 | gathers at the neckline, gathered neckline, gathered neck, "
    "shirred neck",
    "bust": "胸下抽褶,胸下碎褶,高腰抽褶,帝政线 | gathers under the bust, gathered under the bust, "
    "empire gathers, empire line, babydoll, empire waist",
    "side": "侧缝抽皱,侧抽褶,抽皱,侧边抽褶,堆褶 | ruched sides, ruched, ruching, side ruching, shirred side, "
    "ruched side",
    "pintucks": "细褶,塔克褶,风琴细褶,胸前细褶 | pintucks, pin tucks, pintucked, pin tuck, tucked front",
}
