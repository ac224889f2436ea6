#include "models/insight/local_names.h"

#include "models/text/utf.h"

#include <algorithm>
#include <array>

namespace lianxin::insight {

namespace {

using View = std::u32string_view;

/// Longest first. `kept` endings belong to the stem: 星河路 is not 星河.
struct Ending {
    View word;
    bool kept;
};
constexpr std::array<Ending, 51> kEndings{{
    {U"有限公司", false}, {U"居民小区", false}, {U"幼儿园", true}, {U"开发区", true},
    {U"工业园", true},    {U"派出所", true},    {U"小区", false},  {U"社区", false},
    {U"公司", false},     {U"集团", false},     {U"项目", false},  {U"大道", true},
    {U"大街", true},      {U"广场", true},      {U"花园", true},   {U"花苑", true},
    {U"家园", true},      {U"嘉园", true},      {U"公寓", true},   {U"新村", true},
    {U"大厦", true},      {U"山庄", true},      {U"学院", true},   {U"大学", true},
    {U"学校", true},      {U"小学", true},      {U"中学", true},   {U"医院", true},
    {U"市场", true},      {U"公园", true},      {U"安置房", true}, {U"新城", true},
    {U"国际", true},      {U"名城", true},      {U"号线", true},   {U"物业", false},
    {U"苑", true},        {U"城", true},        {U"府", true},     {U"湾", true},
    {U"郡", true},        {U"庭", true},        {U"筑", true},     {U"墅", true},
    {U"轩", true},        {U"阁", true},        {U"滩", true},     {U"园", true},
    {U"路", true},        {U"街", true},        {U"村", true},
}};

constexpr View kBefore =
    U"在到住是的我从和与于位有去跟同及至往靠近离由就叫了把被向对让请给等处旁区县市镇乡省这那每条";
constexpr std::array<View, 30> kVerbs{
    U"投诉", U"举报", U"反映", U"关于", U"请求", U"咨询", U"建议", U"反对", U"抵制", U"希望",
    U"坚决", U"强烈", U"要求", U"质疑", U"恳请", U"违法", U"违规", U"修建", U"建设", U"附近",
    U"旁边", U"门口", U"对面", U"楼下", U"街道", U"政府", U"居住", U"严重", U"业主", U"居民"};
/// What reads like a name but is none.
constexpr std::array<View, 34> kCommon{
    U"人民政", U"本小区", U"我小区", U"全小区", U"该小区", U"住宅小",  U"公路",
    U"马路",   U"道路",   U"铁路",   U"高速公", U"一条路", U"条路",    U"主干路",
    U"回家路", U"物业公", U"建筑公", U"施工公", U"开发公", U"房产公",  U"房地产",
    U"农贸市", U"菜市场", U"新农村", U"农村",   U"县城",   U"全城",    U"进城",
    U"出口路", U"线路",   U"上学路", U"水泥路", U"断头路", U"必经之路"};

constexpr int kLongestName = 8;
constexpr std::size_t kShortestStem = 3;

/// Words with such an ending, whatever stands before.
constexpr std::array<View, 12> kNoNames{U"家庭", U"法庭", U"建筑", U"校园", U"县城", U"公路",
                                        U"铁路", U"道路", U"线路", U"开庭", U"出路", U"农村"};

bool isCommon(View whole)
{
    return std::any_of(kCommon.begin(), kCommon.end(),
                       [&](View word) { return whole.starts_with(word); }) ||
           std::any_of(kNoNames.begin(), kNoNames.end(),
                       [&](View word) { return whole.ends_with(word); });
}

const Ending* endingAt(View text, std::size_t at)
{
    for (const Ending& ending : kEndings) {
        if (text.substr(at).starts_with(ending.word))
            return &ending;
    }
    return nullptr;
}

bool stops(char32_t c)
{
    return !text::isHan(c) || kBefore.find(c) != View::npos;
}

/// Where the name that ends at `at` begins.
std::size_t beginOf(View text, std::size_t at, std::size_t floor)
{
    std::size_t begin = at;
    while (begin > floor && at - begin < kLongestName && !stops(text[begin - 1])) {
        const bool verb = begin >= 2 && std::any_of(kVerbs.begin(), kVerbs.end(), [&](View word) {
                              return text.substr(begin - 2, 2) == word;
                          });
        if (verb)
            break;
        --begin;
    }
    return begin;
}

} // namespace

std::vector<std::u32string> localNames(View text)
{
    std::vector<std::u32string> out;
    std::size_t floor = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Ending* ending = endingAt(text, at);
        if (ending == nullptr) {
            ++at;
            continue;
        }
        const std::size_t end = at + ending->word.size();
        const std::size_t begin = beginOf(text, at, floor);
        const View whole = text.substr(begin, end - begin);
        const bool common = isCommon(whole);
        std::u32string stem(text.substr(begin, (ending->kept ? end : at) - begin));
        if (begin < at && !common && stem.size() >= kShortestStem) {
            if (std::find(out.begin(), out.end(), stem) == out.end())
                out.push_back(std::move(stem));
        }
        at = end;
        if (!ending->kept)
            floor = end;
    }
    return out;
}

namespace {

constexpr View kAreaEndings = U"市区县";
/// What ends like an area and is none.
constexpr std::array<View, 18> kNoArea{U"小区", U"社区", U"园区", U"地区", U"全市", U"城市",
                                       U"全县", U"全区", U"本市", U"超市", U"住区", U"景区",
                                       U"片区", U"郊区", U"市区", U"校区", U"夜市", U"我市"};

bool isCity(const std::u32string& area)
{
    return area.back() == U'市';
}

} // namespace

std::vector<std::u32string> areaNames(View text)
{
    std::vector<std::u32string> out;
    for (std::size_t at = 1; at < text.size(); ++at) {
        if (kAreaEndings.find(text[at]) == View::npos)
            continue;
        std::size_t begin = at;
        const bool coded = text::isDigit(text[at - 1]) || text::isLatin(text[at - 1]);
        while (begin > 0 &&
               (coded ? text::isDigit(text[begin - 1]) || text::isLatin(text[begin - 1])
                      : at - begin < 2 && !stops(text[begin - 1])))
            --begin;
        std::u32string area(text.substr(begin, at + 1 - begin));
        const bool none = std::any_of(kNoArea.begin(), kNoArea.end(),
                                      [&](View word) { return View(area).ends_with(word); });
        if (begin < at && !none && std::find(out.begin(), out.end(), area) == out.end())
            out.push_back(std::move(area));
    }
    return out;
}

bool areasDiffer(const std::vector<std::u32string>& a, const std::vector<std::u32string>& b)
{
    bool sameLevel = false;
    for (const auto& one : a) {
        for (const auto& other : b) {
            if (one == other)
                return false;
            sameLevel = sameLevel || isCity(one) == isCity(other);
        }
    }
    return sameLevel;
}

} // namespace lianxin::insight
