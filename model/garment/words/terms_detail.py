"""What designers call closures, pockets, trims and stitching: `value: "中文,… | English, …"`.

The first word of each language is the one that captions use.
"""

from __future__ import annotations

CLOSURE = {
    "none": "套头,套头款,无门襟,无扣,无扣款 | pull-on, slip on, pullover style, no closure, no fastening",
    "buttons": "单排扣,明门襟,纽扣,扣子,单排,系扣,前排扣,扣,木扣,钮扣 | single-breasted buttons, "
    "single breasted, button front, button placket, buttoned, button, single breasted button, "
    "button through, buttoned front, button up front",
    "double_breasted": "双排扣,双排,双襟,双排钮 | double-breasted front, double breasted, DB, "
    "double breasted button, double row of buttons",
    "concealed": "暗门襟,隐藏门襟,暗扣,隐形门襟,暗襟,藏线门襟 | concealed placket, hidden placket, "
    "concealed button, hidden button, covered placket, fly front placket, concealed front, "
    "concealed closure, displaced closure",
    "zip": "拉链,双头拉链,双向拉链,前拉链,全拉链,拉链款,隐形拉链,后拉链,拉链开合 | full zip, zip, zipper, "
    "two way zip, zip front, zip up, zipped, front zip, exposed zip, invisible zip, back zip, "
    "waterproof zip",
    "asymmetric_zip": "斜拉链,偏门襟拉链,斜门襟拉链 | asymmetric zip, slanted zip, diagonal zip, "
    "off centre zip, asymmetrical zip, slanted waterproof zip",
    "half_zip": "半拉链,半开拉链,四分之一拉链 | half zip, quarter zip, 1 4 zip, half zipper",
    "half_placket": "半开襟,半门襟,半开领 | half placket, polo placket, short placket, half button placket",
    "snaps": "按扣,四合扣,子母扣,金属按扣,揿扣 | snaps, poppers, press studs, snap button, popper, "
    "snap front",
    "frogs": "盘扣,盘钮,一字扣,一字盘扣,花盘扣,对襟盘扣,蝴蝶盘扣 | frog buttons, frogs, frog closure, pankou, "
    "frog fastening, knot button, frogging, frog",
    "slanted": "斜襟,大襟,偏襟,琵琶襟 | slanted opening, slanted placket, diagonal opening, side opening",
    "toggles": "牛角扣,牛角钮 | toggles, toggle button, toggle closure, horn toggle",
    "lacing": "绑带,交叉系带,交叉绑带,胸衣绑带 | lacing, lace up, laced front, corset lacing, lace-up front, "
    "corset",
    "wrap": "系带交襟,裹式,交襟,裹身,裹身系带 | wrap tie front, wrap front, wrap, wrap tie, wrapped front, "
    "wrap over",
    "open": "敞襟,敞开,敞怀,开襟无扣,前襟敞开,不系扣 | open front, worn open, edge to edge, open fronted, "
    "left open",
    "fly": "裤门襟,前裆拉链,门襟拉链 | zip fly, fly, fly front, button fly",
    "side_zip": "侧拉链,侧边拉链,侧缝拉链 | side zip, side zipper",
    "ties": "腰部系带,系带裙腰,绑带裙腰 | tie waist, waist ties, tied waist",
}

CLOSURE_SIDE = {
    "right_over_left": "右压左,右襟在上,右搭左,女门襟 | right over left, women's side",
    "left_over_right": "左压右,左襟在上,左搭右,男门襟 | left over right, men's side",
}

CHEST_POCKET = {
    "none": "无胸袋,没有胸袋,无胸前口袋 | no chest pocket, without chest pockets",
    "patch": "胸贴袋,胸前贴袋,胸口贴袋 | patch chest pocket, chest patch pocket, patch breast pocket",
    "flap": "有盖胸袋,胸袋盖,翻盖胸袋,带盖胸袋 | flap chest pocket, chest flap pocket, "
    "flap pocket on the chest, flap breast pocket",
    "welt": "手巾袋,手巾袋胸袋,胸插袋 | breast welt pocket, welt chest pocket, breast pocket, "
    "handkerchief pocket",
    "zip": "拉链胸袋,胸前拉链袋 | zip chest pocket, zipped chest pocket, chest zip pocket",
    "bellows": "立体胸袋,胸前立体袋,胸前风琴袋 | bellows chest pocket, bellows breast pocket, "
    "bellow chest pocket",
}

LOWER_POCKET = {
    "none": "无口袋,没有口袋,无袋,无兜,没口袋 | no pockets, without pockets, pocketless",
    "patch": "贴袋,大贴袋,明贴袋,方贴袋,大口袋贴袋 | patch pockets, square pocket, patch front pocket, "
    "patch pocket up front",
    "flap": "有盖口袋,袋盖,有盖袋,袋盖口袋,翻盖口袋,带盖口袋 | flap pockets, flapped pocket, "
    "big flap pocket, flap hip pocket",
    "jetted": "双嵌线袋,双牙袋,双开线袋,双嵌线 | jetted pockets, besom pocket, double welt pocket",
    "welt": "斜插嵌线袋,单嵌线袋,箱型袋,斜嵌线袋 | slant welt pockets, welt pocket, single welt pocket",
    "slant": "斜插袋,斜口袋,斜兜 | slant pockets, slanted pocket, slash pocket, trouser pocket",
    "side_seam": "侧缝袋,直插袋,侧缝口袋,侧袋 | side-seam pockets, on seam pocket, inseam pocket, "
    "seam pocket, hidden side pocket",
    "scoop": "牛仔前袋,月牙袋,弯袋,五袋款 | jeans scoop pockets, scoop pocket, five pocket, 5 pocket, "
    "curved pocket",
    "kangaroo": "袋鼠袋,前大兜,袋鼠兜,袋鼠口袋,大兜 | kangaroo pocket, pouch pocket, muff pocket, "
    "front pouch",
    "cargo": "立体袋,立体口袋,风琴袋,工装口袋,工装袋,多口袋,多袋 | cargo pockets, bellows pocket, "
    "utility pocket, multi pocket",
    "zip": "拉链袋,拉链口袋,拉链兜 | zip pockets, zipped pocket, zipper pocket",
}

BELT = {
    "none": "无腰带,不系腰带,没有腰带 | no belt, without a belt, beltless",
    "tie": "系带腰带,系带,布腰带,腰间系带,系结,同布腰带 | tie belt, self tie, sash, fabric belt, "
    "self tie belt, sash belt, waist tie",
    "buckle": "扣式腰带,皮带,扣带,方扣腰带,搭扣腰带,皮腰带 | buckle belt, buckled belt, leather belt",
    "obi": "和服腰带,御太鼓,宽腰封,腰封,带缔 | obi, obi belt, obi sash, obi style belt, obi style sash",
    "chain": "链条,金属链,腰链,链条腰带 | chain, chain belt, waist chain, wallet chain",
}

SHOULDER_DETAIL = {
    "none": "无肩部装饰,肩部无装饰 | no shoulder detail, plain shoulders",
    "epaulettes": "肩章,肩襻,肩袢 | epaulettes, epaulets, shoulder strap tab",
    "gun_flap": "枪挡,挡风片,枪托布 | gun flap, storm flap, storm shield",
    "piped": "肩部嵌条,肩嵌条,肩线嵌条 | shoulder piping, piped shoulders, piped shoulder",
}

FRONT = {
    "flat": "平腹,无褶前片,无前褶 | flat front, plain front, flat fronted",
    "pleats": "前褶,双褶,单褶,裤褶,前片打褶,双前褶 | front pleats, double pleats, pleated front, "
    "single pleat, trouser pleats, forward pleats",
}

CREASE = {
    "none": "无烫迹线,无中线 | no crease, without a crease, uncreased",
    "pressed": "烫迹线,裤中线,挺缝线,压线中缝 | pressed crease, crease, creased, centre crease, "
    "ironed crease, front crease",
}

TOPSTITCH = {
    "none": "无明线,无车线,不压明线,藏线 | no topstitching, without topstitching, no visible stitching",
    "single": "单明线,单线,压单明线 | single topstitching, single topstitch, single needle stitching",
    "double": "双明线,双线,双针明线,双道明线 | double topstitching, twin needle stitching, double stitched, "
    "double stitching",
    "triple": "三道明线,三针明线,三明线 | triple topstitching, triple stitched, triple stitch, "
    "triple needle stitching",
    "contrast": "撞色明线,撞色车线,撞色线,撞色缝线,对比色明线 | contrast topstitching, contrast stitching, "
    "contrast stitch, contrasting stitching",
}

PIPING = {
    "none": "无嵌条,无滚边,无包边 | no piping, without piping, unpiped",
    "edges": "滚边,包边,镶边,滚条,嵌边 | bound edges, piping, binding, piped, tipping, tipped, piped edges, "
    "edge binding, contrast binding, tipped edges",
    "side_stripe": "侧条,侧条纹,侧边条,侧边条纹,两侧条纹,裤侧条 | side stripe, side taping, tuxedo stripe, "
    "side tape, leg stripe",
}

PATCHES = {
    "none": "无补丁,无贴布 | no patches, without patches",
    "elbow": "肘部补丁,肘补丁,手肘补丁,肘贴 | elbow patches, suede elbow patch, elbow pads",
    "knee": "膝部补丁,膝盖补丁,膝盖贴布,护膝 | knee patches, reinforced knee, knee panels",
    "crest": "徽章,校徽,胸徽,院徽,刺绣徽章 | crest, badge, emblem, school crest",
}

QUILTING = {
    "none": "无绗缝,不绗缝 | no quilting, without quilting, unquilted",
    "channels": "横向绗缝,绗缝,横条绗缝,充绒格,横绗 | channel quilting, horizontal quilting, baffles, quilted, "
    "horizontal channel, channel quilted, quilting",
    "diamonds": "菱形绗缝,菱格绗缝,菱格,菱形格绗缝 | diamond quilting, diamond quilted, diamond quilt",
}

HARDWARE = {
    "none": "无五金,没有五金,无装饰件 | no hardware, without hardware",
    "webbing": "织带,机能织带,尼龙织带,扁带 | webbing straps, webbing, nylon straps, webbing strap",
    "studs": "铆钉,柳钉,打铆钉 | studs, studded, rivets, spikes",
    "reflective": "反光条,反光,反光带,反光织带 | reflective tape, reflective, reflective strips, hi vis tape, "
    "reflective details",
    "tassels": "流苏,穗子,流苏穗 | tassels, tasselled, tassel trim, tasseled",
    "bow": "蝴蝶结,大蝴蝶结,蝴蝶结装饰 | bow, bows, bow detail, ribbon bow",
}
