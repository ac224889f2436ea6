#include "models/assist/names.h"

#include "models/assist/person_name.h"
#include "models/assist/word_list.h"
#include "models/text/numeral_run.h"

#include <algorithm>
#include <array>
#include <map>

namespace lianxin::assist {

namespace {

/// Behind these a name follows.
constexpr std::u32string_view kNaming[]{U"名字叫", U"店名叫", U"名称叫", U"总包是", U"写的是",
                                        U"写着是", U"公司是", U"单位是", U"店名是", U"盖的章是",
                                        U"写的",   U"写着",   U"名叫",   U"叫做",   U"那家",
                                        U"叫",     U"就是"};
/// A name does not begin or go on with these.
constexpr std::u32string_view kNoName = U"我你您他她它们的了吗呢吧啊呀不没有是在这那什么哪怎谁来去"
                                        U"要想就都还也说看给把被让,。?!;:、\"“”（）()0123456789 ";

constexpr std::u32string_view kEndings[]{
    U"有限责任公司", U"有限公司", U"集团公司", U"热力公司", U"物业公司", U"劳务公司", U"装饰公司",
    U"公司",         U"集团",     U"健身房",   U"健身中心", U"健身",     U"美容院",   U"培训班",
    U"培训学校",     U"驾校",     U"幼儿园",   U"小学",     U"中学",     U"学校",     U"医院",
    U"超市",         U"饭店",     U"酒店",     U"餐厅",     U"烧烤店",   U"物业",     U"建设",
    U"建筑",         U"置业",     U"地产",     U"劳务",     U"热力",     U"酒吧",     U"化工厂",
    U"厂",           U"火锅店",   U"母婴店",   U"理发店",   U"便利店",   U"专卖店",   U"店",
    U"宾馆",         U"旅馆",     U"民宿",     U"大药房",   U"药房",     U"物流",     U"快递",
    U"速运",         U"诊所",     U"口腔门诊", U"门诊部",   U"门诊",     U"银行",     U"支行",
    U"网吧",         U"影楼",     U"影城",     U"会所",     U"养生馆",   U"足疗",     U"推拿馆",
    U"茶楼",         U"茶馆",     U"饭馆",     U"菜馆",     U"面馆",     U"烧烤",     U"火锅",
    U"加油站",       U"修车行",   U"车行",     U"维修部",   U"洗车行",   U"房产中介", U"中介",
    U"家政",         U"商城",     U"商行",     U"商贸",     U"批发部",   U"大酒楼",   U"酒楼",
    U"装饰",         U"装修",     U"托管班",   U"养老院",   U"保险",     U"KTV",      U"ktv",
    U"美发",         U"发廊",     U"台球厅",   U"台球",     U"影院",     U"家具城",   U"家居",
    U"教育",         U"琴行",     U"寄卖行",   U"典当行",   U"画室",     U"健身馆",   U"汽修",
    U"口腔",         U"造型",     U"养生",     U"足浴",     U"洗浴",     U"浴池",     U"照相馆",
    U"美甲",         U"电器",     U"家电",     U"数码",     U"通讯",     U"租车",     U"月子中心"};

/// Words that only look like the beginning of a firm's name.
constexpr std::u32string_view kEmptyStems[]{
    U"一家", U"哪家", U"这家", U"那家", U"有家", U"家", U"我们小区", U"小区", U"找",   U"问过",
    U"问",   U"和",   U"跟",   U"请",   U"由",   U"上", U"施工",     U"供热", U"转给", U"城市",
    U"负责", U"说",   U"转",   U"个",   U"住",   U"租", U"去",       U"到",   U"从",   U"进",
    U"往",   U"有",   U"几",   U"里",   U"边",   U"某", U"一下"};
/// Behind the last of these a firm's name begins, wherever they stand before its ending.
constexpr std::u32string_view kCuts[]{
    U"新开了一家", U"开了一家", U"一家", U"那家", U"这家", U"有家", U"有个", U"那个",   U"这个",
    U"一个",       U"通过",     U"举报", U"投诉", U"反映", U"门口", U"旁边", U"楼下",   U"隔壁",
    U"对面",       U"附近",     U"昨天", U"今天", U"前天", U"上午", U"下午", U"晚上",   U"叫做",
    U"好几个",     U"几家",     U"这边", U"那边", U"路上", U"街上", U"楼上", U"小区里", U"介绍",
    U"转到",       U"加油,",    U"刚才", U"所谓", U"就是", U"叫"};
/// What is left is a kind of firm and no name.
constexpr std::u32string_view kKinds[]{
    U"化工", U"小吃", U"理发",   U"火锅", U"烧烤", U"便利",   U"母婴", U"口腔",   U"网上", U"手机",
    U"私立", U"公立", U"民办",   U"连锁", U"正规", U"私人",   U"装修", U"搬家",   U"快递", U"外卖",
    U"早餐", U"好多", U"很多",   U"所有", U"全部", U"其他",   U"别的", U"人家",   U"当地", U"本地",
    U"附近", U"村里", U"镇上",   U"县里", U"市里", U"个人",   U"乡镇", U"社区",   U"专卖", U"水果",
    U"五金", U"服装", U"建材",   U"药品", U"食品", U"砖瓦",   U"造纸", U"电子",   U"机械", U"服务",
    U"开发", U"电力", U"自来水", U"燃气", U"供电", U"供水",   U"前期", U"新来",   U"原来", U"现在",
    U"之前", U"房产", U"房地",   U"奶茶", U"汽车", U"电动车", U"违法", U"部分",   U"一些", U"好几",
    U"总包", U"分包", U"劳务",   U"单位", U"老板", U"合同",   U"收据", U"包工头", U"工头", U"三甲",
    U"大型", U"中心", U"附属",   U"民营", U"县级", U"市级",   U"农村", U"乡下",   U"国有"};
/// Right before an ending a verb says what somebody does there: 送医院, 住酒店, 去学校.
constexpr std::u32string_view kVerbs = U"送去到进住往找离出回问开倒跑换查退租找转等";

bool isNameCharacter(char32_t c)
{
    return (text::isHan(c) && kNoName.find(c) == std::u32string_view::npos) || text::isLatin(c);
}

/// 网吧, 酒吧: no 吧 that ends a sentence.
bool isBar(std::u32string_view text, int from, int at)
{
    constexpr std::u32string_view kBefore = U"网酒书茶水";
    return at > from && text[static_cast<std::size_t>(at)] == U'吧' &&
           kBefore.find(text[static_cast<std::size_t>(at - 1)]) != std::u32string_view::npos;
}

/// 丽都, 喜来登: characters of everyday words that stand in names.
bool isProper(std::u32string_view text, int at)
{
    constexpr std::u32string_view kWords[]{U"丽都", U"名都", U"新都", U"成都", U"京都", U"华都",
                                           U"国都", U"都市", U"都会", U"福来", U"来福", U"喜来",
                                           U"未来", U"如来", U"好来", U"来登", U"是福", U"有福",
                                           U"同在", U"自在", U"大有", U"富有", U"要得", U"想念"};
    return wordAt(text, at, kWords) > 0 || (at > 0 && wordAt(text, at - 1, kWords) > 0);
}

int nameEnd(std::u32string_view text, int from, int longest)
{
    int to = from;
    while (to < static_cast<int>(text.size()) && to - from < longest &&
           (isNameCharacter(text[static_cast<std::size_t>(to)]) || isBar(text, from, to)))
        ++to;
    return to;
}

constexpr std::u32string_view kPointing[]{U"那个", U"这个", U"个", U"什么", U"那家", U"一个"};

/// 尚品宅配骗我定金: a name ends behind a firm's ending and before what the firm does.
int firmEnd(std::u32string_view text, int from, int to)
{
    constexpr std::u32string_view kDeeds[]{U"骗",   U"欠",   U"卖",   U"收",  U"扣",
                                           U"拖",   U"乱",   U"老",   U"跑",  U"关门",
                                           U"倒闭", U"天天", U"每天", U"一直"};
    const auto words =
        text.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from));
    std::size_t end = 0;
    for (const auto& ending : kEndings)
        if (const auto at = words.rfind(ending); at != std::u32string_view::npos && at >= 2)
            end = std::max(end, at + ending.size());
    if (end > 0)
        return from + static_cast<int>(end);
    for (int at = from + 2; at < to; ++at)
        if (wordAt(text, at, kDeeds) > 0)
            return at;
    return to;
}

/// 我叫王小明, 包工头叫刘大强: people are called something too.
bool isPerson(std::u32string_view text, int cue, int from, int to)
{
    constexpr std::u32string_view kPeople[]{
        U"我",   U"本人", U"他",   U"她",   U"头", U"老板", U"女儿", U"儿子", U"老婆", U"老公",
        U"经理", U"主任", U"师傅", U"邻居", U"妈", U"爸",   U"人",   U"书记", U"医生", U"老师"};
    const auto before = text.substr(0, static_cast<std::size_t>(cue));
    return endsWithAny(before, kPeople) && nameWithinAt(text, from) > 0 && to - from <= 4;
}

void addNaming(const Heard& heard, std::vector<Named>& names)
{
    const auto text = std::u32string_view{heard.text()};
    for (const auto& cue : kNaming) {
        for (int at = find(text, cue); at >= 0; at = find(text, cue, at + 1)) {
            int from = at + static_cast<int>(cue.size());
            for (int length = wordAt(text, from, kPointing); length > 0;
                 length = wordAt(text, from, kPointing))
                from += length;
            const int to = firmEnd(text, from, nameEnd(text, from, 14));
            if (to - from < 2 || heard.takenBack(from, to) || isPerson(text, at, from, to))
                continue;
            const double confidence = cue == U"就是"                   ? 0.35
                                      : cue == U"叫" || cue == U"那家" ? 0.65
                                                                       : 0.75;
            names.push_back({std::u32string{text.substr(static_cast<std::size_t>(from),
                                                        static_cast<std::size_t>(to - from))},
                             from, to, confidence});
        }
    }
}

/// A stem must be longer than this for the word to be none of the name's: 和美口腔 begins with a
/// name's character, 和小王家的老面馆 does not.
std::size_t leastAround(std::u32string_view word)
{
    constexpr std::u32string_view kInNames = U"和家上由里边有";
    constexpr std::u32string_view kNever = U"个某几找问";
    if (word.size() > 1 || kNever.find(word.front()) != std::u32string_view::npos)
        return 0;
    return kInNames.find(word.front()) != std::u32string_view::npos ? 4 : 2;
}

bool startsEmpty(std::u32string_view stem)
{
    return beginsWithAny(stem, kEmptyStems);
}

/// The characters before an ending that belong to the name: back to a pause or an empty word, at
/// most ten. Single characters (和, 家) are taken away where two are left: 和顺物业公司 keeps its
/// name.
int nameBegin(std::u32string_view text, int ending)
{
    int from = ending;
    while (from > 0 && ending - from < 10 &&
           (isNameCharacter(text[static_cast<std::size_t>(from - 1)]) || isProper(text, from - 1)))
        --from;
    const auto stem = [&] {
        return text.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(ending - from));
    };
    for (const auto& cut : kCuts)
        if (const auto at = stem().rfind(cut); at != std::u32string_view::npos)
            from += static_cast<int>(at + cut.size());
    for (bool again = true; again && startsEmpty(stem());) {
        again = false;
        for (const auto& word : kEmptyStems)
            if (stem().starts_with(word) && stem().size() > leastAround(word)) {
                from += static_cast<int>(word.size());
                again = true;
                break;
            }
    }
    return from;
}

/// 酒店 ends there too: 店 alone tells less.
bool isLongest(std::u32string_view text, int to, std::u32string_view ending)
{
    const auto before = text.substr(0, static_cast<std::size_t>(to));
    return std::none_of(std::begin(kEndings), std::end(kEndings), [&](std::u32string_view other) {
        return other.size() > ending.size() && before.ends_with(other);
    });
}

/// 孩子明年上小学, 报驾校: what somebody learns, and no name.
bool isLearning(std::u32string_view stem, std::u32string_view ending)
{
    constexpr std::u32string_view kLearning = U"上读念升考报学";
    constexpr std::u32string_view kSchools[]{U"小学",   U"中学",     U"学校", U"幼儿园",
                                             U"培训班", U"培训学校", U"驾校", U"托管班"};
    return !stem.empty() && kLearning.find(stem.back()) != std::u32string_view::npos &&
           endsWithAny(ending, kSchools);
}

bool isName(std::u32string_view stem)
{
    if (stem.size() < 2 || kVerbs.find(stem.back()) != std::u32string_view::npos)
        return false;
    return std::none_of(std::begin(kKinds), std::end(kKinds),
                        [&](std::u32string_view kind) { return stem == kind; });
}

void addEndings(const Heard& heard, std::vector<Named>& names)
{
    const auto text = std::u32string_view{heard.text()};
    for (const auto& ending : kEndings) {
        for (int at = find(text, ending); at >= 0; at = find(text, ending, at + 1)) {
            const int from = nameBegin(text, at);
            const int to = at + static_cast<int>(ending.size());
            const auto stem =
                text.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(at - from));
            const bool known = std::any_of(names.begin(), names.end(), [&](const Named& other) {
                return other.to >= to && other.from <= from;
            });
            if (known || !isName(stem) || isLearning(stem, ending) ||
                !isLongest(text, to, ending) || heard.takenBack(from, to))
                continue;
            names.push_back({std::u32string{text.substr(static_cast<std::size_t>(from),
                                                        static_cast<std::size_t>(to - from))},
                             from, to, 0.6});
        }
    }
}

/// 就是那个 and 写的收据 give no name.
bool isFirmWord(std::u32string_view name)
{
    return std::none_of(std::begin(kKinds), std::end(kKinds),
                        [&](std::u32string_view kind) { return name == kind; });
}

bool isPause(std::u32string_view text, int at)
{
    return at < 0 || at >= static_cast<int>(text.size()) ||
           !text::isHan(text[static_cast<std::size_t>(at)]);
}

} // namespace

std::vector<Named> organisationsIn(const Heard& heard)
{
    std::vector<Named> names;
    addNaming(heard, names);
    std::erase_if(names, [](const Named& named) { return !isFirmWord(named.name); });
    addEndings(heard, names);
    std::stable_sort(names.begin(), names.end(),
                     [](const Named& a, const Named& b) { return a.from < b.from; });
    return names;
}

std::vector<Named> personsIn(const Heard& heard)
{
    std::vector<Named> names;
    const auto text = std::u32string_view{heard.text()};
    for (int at = 0; at < heard.normal.size(); ++at) {
        const bool begins = isPause(text, at - 1) ||
                            heard.slice(std::max(0, at - 1), at) == U"叫" ||
                            heard.slice(std::max(0, at - 1), at) == U"是";
        if (!begins)
            continue;
        const int length = nameLengthAt(text, at);
        if (length < 3)
            continue;
        names.push_back({std::u32string{text.substr(static_cast<std::size_t>(at),
                                                    static_cast<std::size_t>(length))},
                         at, at + length, 0.5});
        at += length;
    }
    return names;
}

namespace {

/// The name that ends with the river word at `at`; its beginning, or `at` where there is none.
int riverBegin(std::u32string_view text, int at)
{
    constexpr std::u32string_view kStops =
        U"的了在是这条那内我们门口旁边有和与到处对段个座把往从近附面后前整治理排入于流进道岸沿水因"
        U"由及或区市县镇乡村路街一整臭黑脏污垃圾每全小";
    int from = at;
    while (from > 0 && at - from < 4 && text::isHan(text[static_cast<std::size_t>(from - 1)]) &&
           kStops.find(text[static_cast<std::size_t>(from - 1)]) == std::u32string_view::npos)
        --from;
    return from;
}

} // namespace

River riverNamed(const std::vector<Heard>& heard)
{
    constexpr std::u32string_view kEndings = U"河溪江渠湖浦港";
    std::map<std::u32string, std::vector<ticket::Span>> rivers;
    for (const auto& one : heard) {
        if (!one.isCaller())
            continue;
        const auto text = std::u32string_view{one.text()};
        for (int at = 2; at < one.normal.size(); ++at) {
            if (kEndings.find(text[static_cast<std::size_t>(at)]) == std::u32string_view::npos)
                continue;
            const int from = riverBegin(text, at);
            if (at - from >= 2)
                rivers[std::u32string{text.substr(static_cast<std::size_t>(from),
                                                  static_cast<std::size_t>(at + 1 - from))}]
                    .push_back(one.span(from, at + 1));
        }
    }
    River best;
    for (auto& [name, spans] : rivers)
        if (spans.size() > best.spans.size())
            best = {name, std::move(spans)};
    return best;
}

std::vector<Named> platesIn(const Heard& heard)
{
    constexpr std::u32string_view kProvinces =
        U"京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
    std::vector<Named> plates;
    const auto text = std::u32string_view{heard.text()};
    for (int at = 0; at + 6 < heard.normal.size(); ++at) {
        const auto letter = text[static_cast<std::size_t>(at + 1)];
        if (kProvinces.find(text[static_cast<std::size_t>(at)]) == std::u32string_view::npos ||
            !text::isLatin(letter))
            continue;
        std::u32string plate{text[static_cast<std::size_t>(at)], letter};
        int to = at + 2;
        for (; to < heard.normal.size() && plate.size() < 8; ++to) {
            const auto c = text[static_cast<std::size_t>(to)];
            const int digit = text::digitValue(c);
            if (digit >= 0)
                plate.push_back(static_cast<char32_t>(U'0' + digit));
            else if (text::isLatin(c))
                plate.push_back(c);
            else if (c != U' ' && c != U'-' && c != U'·' && c != U'.')
                break;
        }
        if (plate.size() < 7)
            continue;
        for (auto& c : plate)
            if (c >= U'a' && c <= U'z')
                c = c - U'a' + U'A';
        if (!heard.takenBack(at, to))
            plates.push_back({plate, at, to, 0.92});
        at = to;
    }
    return plates;
}

} // namespace lianxin::assist
