#include "models/places/city_names.h"

#include <array>
#include <cstring>

namespace lianxin::places {

namespace {

using Words = std::vector<std::string>;

/// Words between blanks.
Words split(const char* text)
{
    Words out;
    std::string word;
    for (const char* c = text;; ++c) {
        if (*c != ' ' && *c != '\0') {
            word.push_back(*c);
            continue;
        }
        if (!word.empty())
            out.push_back(std::move(word));
        word.clear();
        if (*c == '\0')
            return out;
    }
}

const Words& compoundHeads()
{
    static const Words kWords =
        split("锦绣 翠湖 金桂 银杏 玉兰 丁香 海棠 紫荆 梧桐 香樟 芙蓉 牡丹 月季 蔷薇 水仙 清荷 "
              "兰亭 竹韵 松涛 枫林 柳岸 桃源 杏林 梅园 榆林 "
              "槐荫 桑梓 绿洲 绿地 碧水 碧桂 蓝湾 蓝天 白云 彩虹 朝霞 晨曦 星河 星海 明月 望月 "
              "观澜 听涛 临江 滨河 亲水 依山 凤凰 凤栖 龙泉 龙湖 "
              "麒麟 鹤鸣 鸿运 鸿福 吉祥 如意 福临 福泽 康乐 康宁 安泰 安居 永安 永泰 永乐 长安 "
              "长乐 泰和 祥和 嘉和 家和 兴和 盛和 世和 天和 "
              "盛世 盛景 锦华 锦程 金水 金色 金辉 金域 金苑 银河 银座 铂悦 御景 御河 帝景 名流 "
              "名仕 名门 华府 华庭 华景 华盛 华泰 华丰 恒大 恒盛 "
              "恒通 中天 中海 中原 天鹅 天成 天骄 天润 天悦 荣盛 荣华 荣泰 瑞景 瑞和 瑞丰 瑞安 "
              "文苑 文景 文馨 学苑 书苑 书香 墨香 翰林 状元 博雅 "
              "雅居 雅苑 雅颂 馨园 馨怡 怡景 怡和 怡馨 和谐 和润 温馨 丽景 丽都 丽水 秀水 秀园 "
              "景泰 景苑 景秀 颐和 颐园 同心 同乐 同福 众和 众福 "
              "联盟 联谊 工友 纺织 机床 铁路 化工 电力 水利 邮电 粮食 供销 建业 正商 万和 万隆 "
              "万福 百合 百福 千禧 双桂 双喜 三合 四季 五福 六合 "
              "七星 八方 九龙 东苑 西苑 南苑 北苑 东景 西景 南景 北辰 东方 新月 新景 新天地 世纪 "
              "时代 都市 阳光 春天 春晓 夏荷 秋实 冬青");
    return kWords;
}

const Words& compoundTails()
{
    static const Words kWords = split(
        "小区 小区 小区 小区 家园 家园 花园 花园 苑 苑 新村 新苑 名苑 华庭 名邸 公馆 府 湾 城 "
        "公寓 雅居 佳苑 嘉园 尚城 山庄 豪庭 国际 新城 住宅区 家属院 安置区 庭院 华府");
    return kWords;
}

const Words& surnames()
{
    static const Words kWords = split("王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 "
                                      "梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 "
                                      "邓 许 傅 沈 曾 彭 吕 苏 卢 蒋 蔡 贾 丁 魏 薛 叶 阎 余 潘 杜 "
                                      "戴 夏 钟 汪 田 任 姜 范 方 石 姚 谭 "
                                      "廖 邹 熊 金 陆 郝 孔 白 崔 康 毛 邱 秦 江 史 顾 侯 邵 孟 龙 "
                                      "万 段 雷 钱 汤 尹 黎 易 常 武 乔 贺 "
                                      "赖 龚 文 庞 樊 兰 殷 施 陶 洪 翟 安 颜 倪 严 牛 温 芦 季 俞 "
                                      "章 鲁 葛 伍 韦 申 尤 毕 聂 焦 向 柳 邢");
    return kWords;
}

const Words& brands()
{
    static const Words kWords =
        split("惠民 佳乐 万家 好又多 家家福 福满多 天天鲜 鲜之源 百味 老街坊 小厨娘 川香阁 豫香园 "
              "湘味楼 味之都 面对面 一品鲜 康健 益民 仁心堂 "
              "同德堂 百草 济世堂 华康 顺发 鸿达 兴隆 金鼎 宏图 宏远 大众 联华 新世界 丽人 名媛 "
              "时尚 美丽人生 千姿 动力 舒心 洁净 快洁 白天鹅 "
              "绿源 春雨 蓝海 启明 新思维 学而优 小状元 红蜻蜓 童趣 贝乐 爱婴 家和 安居 优家 "
              "好邻居 邻里 便利蜂巢 旺角 金手指 巧手 老味道 "
              "东来顺意 聚福楼 聚贤庄 状元楼 鑫源 鑫盛 鑫旺 恒源 永辉煌 丰润 泰康源 九州通达 德邻 "
              "众诚 诚信 瑞祥 瑞福 如家乐 星之光 龙腾 凤舞 飞扬");
    return kWords;
}

const Words& trades()
{
    static const Words kWords = split("超市 超市 生活超市 便利店 便利店 饭店 餐馆 面馆 火锅店 "
                                      "烧烤店 烘焙坊 大药房 大药房 药店 理发店 美容院 "
                                      "健身馆 洗衣店 宾馆 快捷酒店 服装店 鞋店 眼镜店 家电商场 "
                                      "手机店 汽修厂 洗车行 五金店 建材店 家具城 书店 "
                                      "文具店 教育培训中心 托管班 母婴店 水果店 蔬菜店 肉铺 茶楼 "
                                      "网吧 台球厅 花店 打印社 房产中介 宠物店");
    return kWords;
}

std::string numeral(std::size_t n)
{
    static const std::array<const char*, 11> kNumerals{"零", "一", "二", "三", "四", "五",
                                                       "六", "七", "八", "九", "十"};
    return n < kNumerals.size() ? kNumerals[n] : std::to_string(n);
}

bool isCounty(const std::string& district)
{
    return district.ends_with("县");
}

using Around = CityNames::Around;
using Named = CityNames::Named;

Named residential(const Around&, CityRandom& random)
{
    static const Words kParts = split("一期 二期 三期 东区 西区 南区 北区 A区 B区 东院 西院");
    const std::string head = random.pick(compoundHeads());
    const std::string tail = random.pick(compoundTails());
    Named out{head + tail, {}, PlaceKind::Residential};
    if (random.below(12) == 0)
        out.name += random.pick(kParts);
    if (tail != "小区" && tail.size() > 3 && random.below(3) == 0)
        out.aliases.push_back(out.name + "小区");
    return out;
}

Named village(const Around&, CityRandom& random)
{
    static const Words kHeads = split("大 小 前 后 东 西 南 北 上 下 新 老 中");
    static const Words kTails = split("庄 家庄 屯 营 寨 楼 家楼 店 堡 沟 岭 湾 坡 桥 家桥 集 岗 洼 "
                                      "坟台 井 园 湖 口 村 家村 家寨 堂 滩 台");
    std::string name = random.below(3) == 0 ? random.pick(kHeads) : std::string{};
    name += random.pick(surnames());
    name += random.pick(kTails);
    if (!name.ends_with("村"))
        name += "村";
    return {name, {}, PlaceKind::Village};
}

Named school(const Around& around, CityRandom& random)
{
    const std::string area =
        random.below(2) == 0 ? stem(around.street) : random.pick(compoundHeads());
    switch (random.below(6)) {
    case 0:
        return {
            around.district + "第" + numeral(1 + random.below(10)) + "小学", {}, PlaceKind::School};
    case 1:
        return {
            around.district + "第" + numeral(1 + random.below(10)) + "中学", {}, PlaceKind::School};
    case 2:
        return {area + "小学", {}, PlaceKind::School};
    case 3:
        return {area + "实验学校", {}, PlaceKind::School};
    default:
        return {area + "幼儿园", {}, PlaceKind::School};
    }
}

Named hospital(const Around& around, CityRandom& random)
{
    switch (random.below(4)) {
    case 0:
        return {stem(around.street) + "社区卫生服务中心",
                {stem(around.street) + "卫生院"},
                PlaceKind::Hospital};
    case 1:
        return {random.pick(brands()) + "口腔门诊", {}, PlaceKind::Hospital};
    case 2:
        return {random.pick(compoundHeads()) + "医院", {}, PlaceKind::Hospital};
    default:
        return {random.pick(surnames()) + "氏诊所", {}, PlaceKind::Hospital};
    }
}

/// A shop of a chain carries its branch, as on its sign: 惠民超市（建设路店）.
Named shop(const Around& around, CityRandom& random)
{
    const std::string base = random.pick(brands()) + random.pick(trades());
    const std::string branch = around.road.empty() ? stem(around.street) : around.road;
    if (random.below(3) > 0)
        return {base + "（" + branch + "店）", {base, base + branch + "店"}, PlaceKind::Shop};
    return {base, {}, PlaceKind::Shop};
}

Named market(const Around& around, CityRandom& random)
{
    static const Words kTails =
        split("农贸市场 综合市场 菜市场 购物广场 商贸城 批发市场 购物中心 建材市场");
    const std::string tail = random.pick(kTails);
    const std::string head =
        random.below(2) == 0 ? stem(around.street) : random.pick(compoundHeads());
    return {head + tail, {}, PlaceKind::Shop};
}

Named office(const Around& around, CityRandom& random)
{
    static const Words kPublic = split("派出所 司法所 税务所 供电所 市场监管所 便民服务中心 "
                                       "养老服务站 文化站 邮政支局 自来水营业厅");
    static const Words kTails = split("大厦 写字楼 商务中心 产业园 科技园 创业园 总部基地 物流园");
    if (random.below(2) == 0)
        return {stem(around.street) + random.pick(kPublic), {}, PlaceKind::Office};
    return {random.pick(compoundHeads()) + random.pick(kTails), {}, PlaceKind::Office};
}

Named site(const Around&, CityRandom& random)
{
    static const Words kTails = split("项目工地 二期工地 安置房工地 改造工程工地 商业综合体工地");
    const std::string head = random.pick(compoundHeads()) + random.pick(compoundTails());
    return {head + random.pick(kTails), {head + "工地"}, PlaceKind::Site};
}

Named station(const Around& around, CityRandom& random)
{
    const std::string head = around.road.empty() ? stem(around.street) : around.road;
    switch (random.below(4)) {
    case 0:
        return {head + "公交首末站", {}, PlaceKind::Station};
    case 1:
        return {random.pick(compoundHeads()) + "加油站", {}, PlaceKind::Station};
    default:
        return {head + "公交站", {head + "站"}, PlaceKind::Station};
    }
}

Named park(const Around&, CityRandom& random)
{
    static const Words kTails = split("公园 游园 广场 文化广场 湿地公园 体育公园");
    return {random.pick(compoundHeads()) + random.pick(kTails), {}, PlaceKind::Park};
}

struct Share {
    std::size_t town;   ///< parts of 100 in a 街道
    std::size_t county; ///< in a 镇 or 乡
    Named (*make)(const Around&, CityRandom&);
};
constexpr std::array<Share, 10> kShares{{
    {38, 16, residential},
    {2, 44, village},
    {10, 8, school},
    {7, 5, hospital},
    {18, 10, shop},
    {6, 5, market},
    {8, 5, office},
    {3, 2, site},
    {5, 3, station},
    {3, 2, park},
}};

} // namespace

std::string stem(const std::string& area)
{
    for (const char* suffix : {"街道", "镇", "乡", "区", "县", "市"}) {
        if (area.ends_with(suffix) && area.size() >= std::strlen(suffix) + 6)
            return area.substr(0, area.size() - std::strlen(suffix));
    }
    return area;
}

CityNames::CityNames(std::uint64_t seed)
{
    m_streets = split("新华 解放 健康 北站 南桥 西关 南关 北门 东关 铁西 铁东 荣校 渠东 渠西 文化 "
                      "花园 自由 中同 健民 博爱 友爱 洪门 "
                      "关堤 王村 平安 延津 向阳 振中 开元 香泉 小店 牧村 学院 学苑 崇文 崇礼 明德 "
                      "启文 泮池 砚池 墨园 书院 青云 云岭 溪口 "
                      "溪南 溪北 竹溪 柳溪 桃溪 云台 白云 云麓 湖东 湖西 湖心 望湖 月湖 环湖 荷塘 "
                      "芦荡 鹭洲 莲湖 星湖 创新 创智 科园 "
                      "智谷 芯园 光谷 云谷 信息 枫林 银杏 海关 港口 港南 综保 会展 临空 自贸 申港 "
                      "兴港 兴业 恒丰 丰泽 丰收 光华 光复 "
                      "武陵 太白 长虹 民主 民权 民生 民乐 民安 中山 大学 大同 大庆 大桥 永宁 永康 "
                      "永兴 永和 太和 泰安 泰山 华山 嵩山 衡山 "
                      "望江 望京 望亭 北亭 南亭 东亭 西亭 高桥 虹桥 石桥头 铜锣湾 凤仪 凤台 凤池 "
                      "鸣皋 宝山 宝塔 塔前 塔后 钟楼 鼓楼 城隍 文庙");
    m_towns = split("清水 龙泉 柳河 马头 白沙 石井 大营 小冀 朗公 七里营 古固 合河 翟坡 照镜 楼村 "
                    "亢村 位庄 史庄 郭柳 张巨 黄德 "
                    "冯村 尹岗 潘店 荆隆 居厢 赵岗 留光 应举 鲁岗 黄塔 陈桥 李庄 曹岗 司庄 王楼 "
                    "原屯 师寨 桥北 蒋庄 官厂 靳堂 葛埠口 "
                    "韩董庄 太山 福宁集 祝楼 齐街 阳阿 陡门 大宾 路寨 太平营 僧固 魏邱 司寨 石婆固 "
                    "榆林 塔铺 马庄 丰庄 东屯 王庄寨 "
                    "孟岗 满村 恼里 魏庄 常村 佘家 樊相 丁栾 张三寨 芦岗 武邱 方里 赵堤 苗寨 吴坪 "
                    "峪河 薄壁 冀屯 赵固 北云门 占城 常村屯 "
                    "洪洲 沙窑 南寨 高庄 张村 黄水 拍石头 南村 上八里 百泉 胡桥 孟庄 吴村 西平罗 "
                    "龙王庙 青石崖 鹿台 松树坪 黑龙潭 白马寺 "
                    "杏花营 桃花峪 梨园 枣林 核桃园 老君殿 双塔 三官庙 五里堡 八里沟 十里铺 铁佛寺 "
                    "石佛 金灯 银洞 铜山 盐店 茶亭 窑头 窑湾");
    m_roads = split("建设 胜利 解放 劳动 文化 育英 健康 团结 友谊 光明 幸福 和谐 民主 民生 民族 "
                    "新华 新民 新荣 新风 向阳 朝阳 东风 红星 前进 "
                    "跃进 中兴 复兴 振华 兴隆 兴旺 富民 富强 自强 自立 工业 工人 农业 纺织 化工 "
                    "机场 铁路 车站 体育 卫生 邮政 电厂 水厂 "
                    "金穗 宏力 华兰 荣校 北干 南干 东干 西干 牧野 学院 师专 医专 科隆 宝山 太行 "
                    "王屋 华山 泰山 嵩山 衡山 恒山 黄山 庐山 "
                    "淮河 汉江 渭河 洛河 沁河 丹江 赣江 珠江 松江 漓江 闽江 嫩江 辽河 海河 济南 "
                    "青岛 南京 杭州 苏州 成都 昆明 桂林 "
                    "洛阳 开封 许昌 南阳 安阳 濮阳 鹤壁 信阳 三亚 厦门 海口 梅园 兰园 竹园 菊园 "
                    "桃园 杏园 柳园 枫园 桂园 荷园 松园 柏园 "
                    "玉兰 丁香 海棠 银杏 梧桐 香樟 合欢 紫荆 石榴 樱花 迎春 牡丹 芙蓉 茉莉 百合 "
                    "文德 文明 文祥 文广 崇德 崇义 崇仁 明德 "
                    "厚德 尚贤 尚德 思源 弘毅 博学 笃行 致远 求是 至善 学林 书香 清风 明月 流云 "
                    "听雨 观海 望山 临水 拥翠 揽月 凌云 飞龙 腾飞");
    CityRandom random(seed ^ 0xC17A11ULL);
    random.shuffle(m_streets);
    random.shuffle(m_towns);
    random.shuffle(m_roads);
}

std::string CityNames::street(const std::string& district, std::set<std::string>& taken)
{
    static const Words kSides = split("东 西 南 北 新");
    const bool county = isCounty(district);
    const Words& pool = county ? m_towns : m_streets;
    for (std::size_t round = 0;; ++round) {
        for (std::size_t i = 0; i < pool.size(); ++i) {
            const std::string side =
                round == 0 ? std::string{} : kSides[(round - 1) % kSides.size()];
            const std::string more = round > kSides.size() ? std::to_string(round) : std::string{};
            std::string name = side;
            name += pool[i];
            name += more;
            name += county ? (i % 3 == 2 ? "乡" : "镇") : "街道";
            if (taken.insert(name).second)
                return name;
        }
    }
}

std::string CityNames::road(int rank, std::set<std::string>& taken)
{
    static const Words kMain = split("大道 路 大街");
    static const Words kLane =
        split("路 街 巷 东路 西路 南路 北路 中路 东街 西街 南街 北街 一路 二路 三路");
    const Words& tails = rank <= 1 ? kMain : kLane;
    for (std::size_t round = 0;; ++round) {
        for (const std::string& head : m_roads) {
            const std::string more =
                round >= tails.size() ? std::to_string(round) + "号" : std::string{};
            std::string name =
                head + more + tails[(round + (rank == 3 ? head.size() / 3 : 0)) % tails.size()];
            if (taken.insert(name).second)
                return name;
        }
    }
}

CityNames::Named CityNames::place(const Around& around, CityRandom& random) const
{
    const bool rural = around.street.ends_with("镇") || around.street.ends_with("乡");
    std::size_t draw = random.below(100);
    for (const Share& share : kShares) {
        const std::size_t part = rural ? share.county : share.town;
        if (draw < part)
            return share.make(around, random);
        draw -= part;
    }
    return residential(around, random);
}

} // namespace lianxin::places
