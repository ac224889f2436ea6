#include "models/places/name_forms.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <span>
#include <unordered_set>

namespace lianxin::places {

namespace {

using View = std::u32string_view;

/// What people leave out at the end of a name, longest first.
std::span<const View> suffixes(PlaceKind kind)
{
    static constexpr std::array<View, 6> kDistrict{U"自治县", U"新区", U"城区",
                                                   U"区",     U"县",   U"市"};
    static constexpr std::array<View, 6> kStreet{U"街道办事处", U"民族乡", U"街道",
                                                 U"地区",       U"镇",     U"乡"};
    static constexpr std::array<View, 12> kVillage{
        U"居民委员会", U"村民委员会", U"社区委员会", U"村委会", U"居委会", U"委员会",
        U"社区居委",   U"自然村",     U"行政村",     U"社区",   U"村",     U"居"};
    static constexpr std::array<View, 9> kResidential{U"住宅小区", U"居住小区", U"安置小区",
                                                      U"小区",     U"社区",     U"花园",
                                                      U"家园",     U"公寓",     U"住宅区"};
    static constexpr std::array<View, 5> kSite{U"建设项目工地", U"项目工地", U"建设项目", U"工地",
                                               U"项目"};
    static constexpr std::array<View, 8> kShop{U"购物中心", U"购物广场", U"综合市场", U"农贸市场",
                                               U"批发市场", U"商场",     U"超市",     U"广场"};
    static constexpr std::array<View, 3> kOffice{U"办公大楼", U"大厦", U"写字楼"};
    switch (kind) {
    case PlaceKind::District:
        return kDistrict;
    case PlaceKind::Street:
        return kStreet;
    case PlaceKind::Village:
        return kVillage;
    case PlaceKind::Residential:
        return kResidential;
    case PlaceKind::Site:
        return kSite;
    case PlaceKind::Shop:
        return kShop;
    case PlaceKind::Office:
        return kOffice;
    default:
        return {};
    }
}

/// 村委会 leaves 村, 社区居委会 leaves 社区: only the office is dropped, not the place.
View trimmed(View name, PlaceKind kind)
{
    for (const View suffix : suffixes(kind)) {
        if (!name.ends_with(suffix) || name.size() < suffix.size() + 2)
            continue;
        View rest = name.substr(0, name.size() - suffix.size());
        if (suffix == U"村委会" || suffix == U"村民委员会")
            rest = rest.ends_with(U"村") ? rest : name.substr(0, rest.size() + 1);
        if (suffix == U"社区委员会")
            rest = name.substr(0, rest.size() + 2);
        return rest;
    }
    return name;
}

/// 第二中学 → 二中, 第一人民医院 → 一院; the key has its digits folded.
std::u32string numbered(View key)
{
    const auto at = key.find(U'第');
    if (at == View::npos || at + 4 > key.size())
        return {};
    const View rest = key.substr(at + 2);
    const std::u32string number(1, key[at + 1]);
    if (rest == U"中学" || rest == U"高级中学")
        return number + U"中";
    if (rest == U"小学" || rest == U"实验小学")
        return number + U"小";
    if (rest == U"人民医院" || rest == U"医院")
        return number + U"院";
    return {};
}

/// 牧野市第一人民医院 → 市第一人民医院, 第一人民医院.
std::vector<std::u32string> withoutCity(View key)
{
    for (std::size_t at = 2; at <= 3 && at + 4 <= key.size(); ++at) {
        if (key[at] == U'市')
            return {std::u32string(key.substr(at)), std::u32string(key.substr(at + 1))};
    }
    return {};
}

std::vector<View> otherSuffixes(PlaceKind kind)
{
    switch (kind) {
    case PlaceKind::District:
        return {U"区", U"县", U"市"};
    case PlaceKind::Street:
        return {U"街道", U"镇", U"乡", U"街道办"};
    case PlaceKind::Village:
        return {U"村", U"社区", U"村委会", U"居委会"};
    default:
        return {};
    }
}

double shortScore(std::size_t length, PlaceKind kind)
{
    if (length >= 4)
        return 0.85;
    if (length == 3)
        return 0.8;
    switch (kind) {
    case PlaceKind::District:
        return 0.8;
    case PlaceKind::Street:
        return 0.7;
    case PlaceKind::Village:
        return 0.6;
    default:
        return 0.5;
    }
}

class FormList {
public:
    explicit FormList(const Place& place) : m_place(place) {}

    std::vector<NameForm> take()
    {
        const std::u32string name = nameKey(m_place.name);
        add(name, MatchReason::Exact, name.size() > 2 ? 1 : 0.9);
        for (const std::string& alias : m_place.aliases) {
            const std::u32string key = nameKey(alias);
            add(key, MatchReason::Alias, key.size() > 2 ? 0.95 : 0.85);
        }
        addShort(name);
        for (std::u32string& form : withoutCity(name))
            add(std::move(form), MatchReason::Abbreviated, 0.85);
        add(numbered(name), MatchReason::Abbreviated, 0.5);
        return std::move(m_forms);
    }

private:
    void addShort(View name)
    {
        const auto forms = shortForms(name, m_place.kind);
        if (forms.empty())
            return;
        for (const View suffix : otherSuffixes(m_place.kind))
            add(forms.back() + std::u32string(suffix), MatchReason::Alias, 0.9);
        for (const std::u32string& form : forms)
            add(form, MatchReason::Abbreviated, shortScore(form.size(), m_place.kind));
    }

    void add(std::u32string key, MatchReason why, double score)
    {
        if (key.size() < 2)
            return;
        const bool bare = why == MatchReason::Abbreviated && m_place.kind != PlaceKind::District;
        if (bare && isEverydayWord(key))
            return;
        const bool known = std::any_of(m_forms.begin(), m_forms.end(),
                                       [&](const NameForm& form) { return form.key == key; });
        if (!known)
            m_forms.push_back({std::move(key), why, score});
    }

    const Place& m_place;
    std::vector<NameForm> m_forms;
};

} // namespace

void foldDigits(std::u32string& normalised)
{
    static constexpr View kHan = U"零一二三四五六七八九";
    for (char32_t& c : normalised) {
        const auto at = kHan.find(c);
        if (at != View::npos)
            c = U'0' + static_cast<char32_t>(at);
        else if (c == U'〇')
            c = U'0';
    }
}

std::u32string nameKey(std::string_view name)
{
    std::u32string key = text::normalise(name).text;
    foldDigits(key);
    return key;
}

std::vector<std::u32string> shortForms(std::u32string_view name, PlaceKind kind)
{
    std::vector<std::u32string> out;
    const auto bracket = name.find(U'(');
    View rest = bracket == View::npos ? name : name.substr(0, bracket);
    if (rest.size() < name.size() && rest.size() >= 2)
        out.emplace_back(rest);
    for (View next = trimmed(rest, kind); next != rest; next = trimmed(rest, kind)) {
        out.emplace_back(next);
        rest = next;
    }
    return out;
}

bool isEverydayWord(std::u32string_view key)
{
    static const std::unordered_set<View> kWords{
        U"阳光", U"和平", U"人民", U"建设", U"胜利", U"幸福", U"文化", U"东方", U"光明", U"未来",
        U"世纪", U"时代", U"中心", U"希望", U"国际", U"城市", U"花园", U"春天", U"生活", U"家园",
        U"健康", U"青年", U"团结", U"友谊", U"民主", U"文明", U"解放", U"前进", U"新村", U"农民",
        U"工人", U"学府", U"科技", U"创业", U"创新", U"长江", U"黄河", U"工业", U"农业", U"商业",
        U"交通", U"环境", U"中央", U"发展", U"开发", U"振兴", U"富强", U"爱国", U"平安", U"安全",
        U"美好", U"美丽", U"自由", U"新建", U"公园", U"广场", U"河边", U"上级", U"下水", U"中华",
        U"中国", U"全国", U"我们", U"大家", U"业主", U"居民", U"群众", U"领导", U"政府", U"部门",
        U"新城", U"老城", U"旧城", U"江边", U"路口", U"街道", U"社区", U"小区", U"物业", U"工程",
        U"项目", U"道路", U"马路", U"河道", U"内河", U"污水", U"清水", U"后面", U"前面", U"上面",
        U"下面", U"中间", U"对面", U"旁边", U"附近", U"周边", U"先锋", U"红星", U"星光", U"明星",
        U"银行", U"学校", U"医院", U"市场", U"商场", U"超市", U"车站", U"火车", U"机场", U"码头",
        U"大桥", U"联合", U"统一", U"长期", U"多年", U"东部", U"西部", U"南部", U"北部", U"中部",
        U"下街", U"前街", U"后街", U"平原", U"高山", U"大山", U"红旗", U"东风", U"五一", U"六一",
        U"三八", U"八一", U"七一", U"十一", U"国庆", U"元旦", U"门口", U"佳园", U"雅居", U"万科",
        U"万里", U"河东", U"河西", U"河南", U"河北", U"河上", U"树林", U"青山", U"江滨", U"江南",
        U"山上", U"山下", U"水上", U"城南", U"城北", U"城东", U"城西", U"东门", U"西门", U"南门",
        U"北门", U"大门", U"前门", U"后门", U"大学", U"铁路", U"水利", U"供销", U"工友", U"卫生",
        U"公寓"};
    const bool hasDigit = std::any_of(key.begin(), key.end(), text::isDigit);
    return key.size() <= 2 && (hasDigit || kWords.contains(key));
}

std::vector<NameForm> nameForms(const Place& place)
{
    return FormList(place).take();
}

} // namespace lianxin::places
