#include "models/assist/person_name.h"

#include "models/assist/word_list.h"
#include "models/text/utf.h"

#include <algorithm>

namespace lianxin::assist {

namespace {

constexpr std::u32string_view kSurnames =
    U"王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏"
    U"魏吕丁任沈姚卢姜崔钟谭陆汪范金"
    U"石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文"
    U"牛樊葛邢安齐易乔伍庞颜倪庄聂"
    U"章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛"
    U"靳管柴蒙鲍华喻祁蒲房滕屈饶解"
    U"牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞"
    U"姬师和仇栾隋商刁沙荣巫寇桑郎"
    U"甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀胥郜原由储皇辜";
/// Read as one only where a name is said to follow: many are everyday words too.
constexpr std::u32string_view kRare =
    U"暴盖闻逯哈藏操妥楚展占宓屠晋宛来阴郁咸籍印宿怀从鄂索赖蔺能苍双莘劳逄扶堵宰郦雍却璩濮寿通"
    U"扈郏浦别充茹习宦鱼容慎戈庾终暨居衡步都弘国广禄阙东殳沃利蔚越夔隆厍晁勾訾阚那空毋乜养须丰"
    U"巢蒯相后红竺权益桓公仉督帅缑亢况郈有琴佴伯赏墨谯笪年爱言福水昌凤花酆奚强计伏支昝经裘干宣"
    U"贲杭洪诸钮嵇滑荀羊家芮羿汲邴糜松井富乌巴弓牧隗山蓬郗班仰秋伊钭厉戎祖束幸韶蓟薄揭海买撒拜"
    U"喇铁锁虎闪者禹税战么门代仝仵佀冼卿呼奉士字力图修保信化区善铎庹户帖戢敬旷朴杞栗校楼檀母淡"
    U"湛漆狄玄玉瓮生甲皮盘矫矣禚竹端类綦练罕翦职肇芶苌茆菅营蒿补衣谌豆贝赫轩辉达遆邸郄郅郇郯鄢"
    U"酒里钦长闾降青革音顿风鲜麴黑眭缴亓凡乃";
constexpr std::u32string_view kDouble[]{
    U"欧阳", U"上官", U"司马", U"诸葛", U"司徒", U"皇甫", U"尉迟", U"夏侯", U"东方", U"慕容",
    U"鲜于", U"令狐", U"宇文", U"公孙", U"轩辕", U"端木", U"南宫", U"独孤", U"呼延", U"完颜",
    U"赫连", U"澹台", U"申屠", U"濮阳", U"淳于", U"闻人", U"拓跋", U"钟离", U"万俟"};

/// No given name holds these.
constexpr std::u32string_view kNever =
    U"住在是我俺咱你您他她它的了吗呢吧啊呀不没们这那有要想去来说打和"
    U"跟给被把也都就很还又之么什哪谁几号旁字"
    U"楼岁个次车";
/// Words behind a name.
constexpr std::u32string_view kBehind[]{U"家住", U"今年", U"反映", U"投诉", U"举报", U"咨询",
                                        U"居住", U"电话", U"手机", U"联系", U"身份", U"性别",
                                        U"男",   U"女",   U"小区", U"先生", U"女士", U"家里",
                                        U"老家", U"单名", U"单位", U"早上", U"昨天", U"今天"};
/// Words that begin like a name.
constexpr std::u32string_view kNoNames[]{
    U"师傅",   U"时间", U"时候", U"马上", U"平时", U"常年", U"常常", U"方便", U"方面", U"高兴",
    U"高层",   U"金额", U"安全", U"安排", U"万一", U"全部", U"全家", U"黄色", U"白天", U"白色",
    U"水电",   U"江边", U"向来", U"石头", U"康复", U"温度", U"施工", U"周围", U"周边", U"周末",
    U"周一",   U"周二", U"周三", U"周四", U"周五", U"周六", U"周日", U"任何", U"于是", U"程度",
    U"许多",   U"路上", U"路口", U"路边", U"成天", U"成立", U"应该", U"应当", U"顾客", U"连续",
    U"车子",   U"项目", U"单位", U"单元", U"边上", U"房东", U"房子", U"毛病", U"党员", U"解决",
    U"解释",   U"谢谢", U"符合", U"关于", U"陆续", U"尤其", U"计划", U"由于", U"原来", U"原因",
    U"商量",   U"商家", U"商户", U"商店", U"胡说", U"严重", U"简单", U"申请", U"麻烦", U"费用",
    U"卫生",   U"司机", U"凌晨", U"毕竟", U"毕业", U"安置", U"元旦", U"明天", U"明白", U"明年",
    U"别人",   U"保安", U"保险", U"经常", U"家长", U"路人", U"车主", U"师专", U"阳光", U"高新",
    U"田地",   U"相关", U"宁可", U"包括", U"简直", U"边界", U"古城", U"官方", U"阴天", U"景区",
    U"都可以", U"万达", U"连锁", U"房产", U"车位", U"米饭", U"汤面", U"花园", U"幸福", U"常住"};

/// 王有福, 柴有才: 有 in a name.
bool isBlessed(std::u32string_view text, int at)
{
    constexpr std::u32string_view kBehind = U"福才财德义庆亮为成志根利生权旺余良礼信道光明贵富田金";
    const auto next = static_cast<std::size_t>(at) + 1;
    return text[next - 1] == U'有' && next < text.size() &&
           kBehind.find(text[next]) != std::u32string_view::npos;
}

/// Characters of a name from `at` on that a name can have, `most` at the most.
int reach(std::u32string_view text, int at, int most)
{
    int length = 0;
    while (length < most && at + length < static_cast<int>(text.size())) {
        const auto c = text[static_cast<std::size_t>(at + length)];
        const bool never = kNever.find(c) != std::u32string_view::npos;
        if (!text::isHan(c) || (never && (length > 0 || !isBlessed(text, at))) ||
            wordAt(text, at + length, kBehind) > 0)
            break;
        ++length;
    }
    return length;
}

bool isNoName(std::u32string_view text, int at)
{
    return wordAt(text, at, kNoNames) > 0;
}

} // namespace

int surnameLengthAt(std::u32string_view text, int at, Surnames which)
{
    const auto rest = text.substr(std::min(text.size(), static_cast<std::size_t>(std::max(at, 0))));
    for (const auto& two : kDouble)
        if (rest.starts_with(two))
            return 2;
    const auto holds = [&](std::u32string_view list) {
        return !rest.empty() && list.find(rest.front()) != std::u32string_view::npos;
    };
    return holds(kSurnames) || (which == Surnames::All && holds(kRare)) ? 1 : 0;
}

int nameLengthAt(std::u32string_view text, int at, Surnames which)
{
    const int length = nameWithinAt(text, at, which);
    const bool ends = at + length >= static_cast<int>(text.size()) ||
                      !text::isHan(text[static_cast<std::size_t>(at + length)]);
    return ends ? length : 0;
}

bool nameEndsAt(std::u32string_view text, int at)
{
    return reach(text, at, 1) == 0;
}

int nameWithinAt(std::u32string_view text, int at, Surnames which)
{
    constexpr int kGiven = 2;
    const int surname = surnameLengthAt(text, at, which);
    if (surname == 0 || isNoName(text, at))
        return 0;
    const int given = reach(text, at + surname, kGiven);
    return given > 0 ? surname + given : 0;
}

} // namespace lianxin::assist
