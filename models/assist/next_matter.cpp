#include "models/assist/next_matter.h"

#include "models/assist/word_list.h"

#include <algorithm>

namespace lianxin::assist {

namespace {

constexpr std::u32string_view kTurns[]{U"还有个事", U"还有一个事", U"还有件事", U"还有一件",
                                       U"第二个",   U"第二件",     U"另一个事", U"别的事",
                                       U"另外",     U"再问",       U"顺便",     U"再反映",
                                       U"对了",     U"两个事",     U"还想"};
/// That 我们小区 means the place of the matter before is likely, and to be looked at.
constexpr double kPointedBack = 0.6;
constexpr std::u32string_view kSamePlace[]{
    U"我们小区", U"我们院",   U"我们楼",   U"我们单元", U"我们村",       U"我们巷", U"我们门口",
    U"我们这栋", U"我们这楼", U"我们这条", U"我们这片", U"我们这个小区", U"我们栋", U"我们那栋",
    U"咱小区",   U"咱们小区", U"咱楼",     U"咱们楼",   U"咱院",         U"咱们院", U"咱村",
    U"咱们村",   U"小区里",   U"小区门口", U"小区后门", U"小区大门",     U"院里",   U"院子里",
    U"单元门",   U"楼道",     U"楼下",     U"楼上",     U"楼顶",         U"楼前",   U"楼后",
    U"巷子口",   U"那巷",     U"那条巷",   U"村口",     U"车棚",         U"这块",   U"这一片",
    U"那条路",   U"这条路",   U"那个路口", U"这个路口", U"这路口",       U"这口子", U"那口子",
    U"那个地方", U"同一个",   U"还是那",   U"还是这"};
constexpr std::u32string_view kHome[]{U"我家", U"我们家", U"咱家", U"我屋里"};
constexpr std::u32string_view kRelatives = U"老孩儿女婆娃闺妈爸爷奶孙弟妹哥姐";
constexpr std::u32string_view kAsksForMore[]{U"还有其他", U"还有别的", U"还有什么", U"其他问题",
                                             U"别的问题", U"其他需要", U"别的需要", U"还需要",
                                             U"第二个",   U"另一件",   U"另外一"};
/// A turn that was asked for, or that turns by its words, is so much likelier.
constexpr double kCue = 4.5;
/// As sure as this are two matters, where nothing is told of the second, if the first is.
constexpr double kNothingSaid = 0.5;

/// So many of the last sentences may be where it began; more than a call of ten minutes has.
constexpr std::size_t kMostTurns = 120;

bool asksForMore(const Heard& heard)
{
    return !heard.isCaller() && holdsAny(heard.text(), kAsksForMore);
}

/// The said sentences cut in two at `at`.
struct Halves {
    std::vector<Label> first;
    std::vector<Label> second;
};

Halves cutAt(Sentences& said, std::size_t at, const TellMatter& tell, const std::string& given)
{
    Halves halves;
    auto later = said.cut(at);
    halves.second = tell(later.heard);
    halves.first = given.empty() ? tell(said.heard) : std::vector<Label>{{given, 1, {}}};
    said.append(std::move(later));
    return halves;
}

/// That they tell two leaves.
double surenessOf(const Halves& halves)
{
    if (halves.first.empty())
        return 0;
    const auto& mine = halves.first.front();
    const auto other = std::find_if(halves.second.begin(), halves.second.end(),
                                    [&](const Label& label) { return label.name != mine.name; });
    return other == halves.second.end() ? 0 : mine.confidence * other->confidence;
}

double weightOf(const Heard& before, const Heard& first)
{
    return (asksForMore(before) ? kCue : 1) * (holdsAny(first.text(), kTurns) ? kCue : 1);
}

} // namespace

std::optional<int> likeliestTurn(Sentences& said, const TellMatter& tell, const std::string& given)
{
    const auto all = given.empty() ? tell(said.heard) : std::vector<Label>{{given, 1, {}}};
    double surest = all.empty() ? 0 : kNothingSaid * all.front().confidence;
    std::optional<int> turn;
    const auto size = said.heard.size();
    for (auto at = size > kMostTurns ? size - kMostTurns : 1; at < size; ++at) {
        if (!said.heard[at].isCaller())
            continue;
        const double sure =
            weightOf(said.heard[at - 1], said.heard[at]) * surenessOf(cutAt(said, at, tell, given));
        if (sure > surest) {
            surest = sure;
            turn = said.heard[at].id;
        }
    }
    return turn;
}

std::optional<session::Hint> nextMatterHint(Sentences& said, const TellMatter& tell,
                                            const std::string& given,
                                            const ticket::CategoryTree& categories)
{
    constexpr std::size_t kBranch = 4; // digits
    for (std::size_t at = said.heard.size(); at-- > 1;) {
        if (!said.heard[at].isCaller() || !asksForMore(said.heard[at - 1]))
            continue;
        const auto halves = cutAt(said, at, tell, given);
        if (halves.first.empty() || halves.second.empty())
            return std::nullopt;
        const auto& mine = halves.first.front();
        const auto& other = halves.second.front();
        const auto* category = categories.find(CategoryCode{other.name});
        if (mine.confidence < kCategoryShown || other.confidence < kCategoryShown || !category ||
            mine.name.substr(0, kBranch) == other.name.substr(0, kBranch))
            return std::nullopt;
        const auto& first = said.heard[at];
        session::Hint hint;
        hint.id = kNextMatterHint;
        hint.text = "来电人说到另一件事（" + category->name + "）：一事一单，请另记一单。";
        hint.say = "好的，这件事我另外给您记一单，您接着说。";
        hint.clause = "一事一单";
        hint.spans = {first.span(0, static_cast<int>(first.text().size()))};
        return hint;
    }
    return std::nullopt;
}

namespace {

/// 我家老人 is somebody, and no place.
bool pointsHome(const std::vector<Heard>& heard)
{
    return std::any_of(heard.begin(), heard.end(), [](const Heard& one) {
        const auto text = one.text();
        for (int at = 0; one.isCaller() && at < static_cast<int>(text.size()); ++at) {
            const int length = wordAt(text, at, kHome);
            const auto end = static_cast<std::size_t>(at + length);
            if (length > 0 &&
                (end == text.size() || kRelatives.find(text[end]) == std::u32string_view::npos))
                return true;
        }
        return false;
    });
}

bool pointsBack(const std::vector<Heard>& heard)
{
    return std::any_of(heard.begin(), heard.end(), [](const Heard& one) {
        return one.isCaller() && holdsAny(one.text(), kSamePlace);
    });
}

} // namespace

std::optional<Whereabouts> placeBefore(const Sentences& before, const std::vector<Heard>& current,
                                       const places::Gazetteer& gazetteer,
                                       const places::Jurisdictions& jurisdictions)
{
    const bool home = pointsHome(current);
    if (!home && !pointsBack(current))
        return std::nullopt;
    auto where = readPlace(before.heard, before.placeWords, gazetteer, jurisdictions);
    if (!where)
        return where;
    where->others.clear();
    auto& best = where->best;
    best.confidence *= kPointedBack;
    if (!home) {
        auto& address = best.address;
        for (auto* part : {&address.building, &address.unit, &address.floor, &address.room})
            part->clear();
        best.display = places::displayAddress(address);
    }
    return where;
}

} // namespace lianxin::assist
