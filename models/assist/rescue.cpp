#include "models/assist/rescue.h"

#include "models/assist/proposal.h"
#include "models/assist/relations.h"
#include "models/assist/word_list.h"

#include <algorithm>
#include <span>

namespace lianxin::assist {

namespace {

using enum SignKind;

constexpr SignKind kPlaces[]{Fire, Gas, Water, Collapse, Chemical};
/// What people who are missed in such a place are easily taken for.
constexpr SignKind kOfInside[]{Child, Lift, Water, Collapse, Electric, Gas, Hazard};

/// Beside the nearest.
constexpr Relation kOthers[]{
    {U"娘", "母亲"}, {U"爹", "父亲"}, {U"室友", "室友"}, {U"同学", "同学"}};
constexpr std::u32string_view kPeople[]{
    U"妈",   U"娘",   U"爸",   U"爹",   U"爷",   U"奶",   U"姥",   U"婆婆", U"老人", U"老头",
    U"老太", U"老爷", U"老两", U"孩子", U"小孩", U"娃",   U"宝宝", U"儿子", U"女儿", U"闺女",
    U"孙子", U"孙女", U"老婆", U"老公", U"媳妇", U"爱人", U"老伴", U"丈夫", U"妻子", U"对象",
    U"哥",   U"弟",   U"姐",   U"妹",   U"大爷", U"大娘", U"阿姨", U"叔",   U"病人", U"孕妇",
    U"他",   U"她",   U"室友", U"同事", U"工友", U"同学", U"学生", U"工人", U"员工", U"老板",
    U"住户", U"邻居", U"人",   U"一家", U"阿公", U"阿嬷", U"老李", U"老王", U"老张"};
constexpr std::u32string_view kStuck[]{
    U"没出来", U"没有出来", U"没跑出来", U"没逃出来", U"没救出来", U"没下来", U"出不来",
    U"下不来", U"出不去",   U"跑不出",   U"逃不出",   U"困在",     U"被困",   U"困住",
    U"没撤",   U"下不了楼", U"跑不动",   U"走不动",   U"拉不出来", U"埋在",   U"压在"};
constexpr std::u32string_view kStillIn[]{U"还在里", U"还在屋", U"还在家", U"还在楼", U"还在房",
                                         U"还在车", U"还在店", U"还在上", U"还在厂", U"还在宿",
                                         U"还在下", U"还在水", U"还在底"};
constexpr std::u32string_view kIn[]{U"在里面", U"在里头", U"在里边", U"在屋里", U"在家里",
                                    U"在家呢", U"在楼上", U"在楼里", U"在房里", U"在房间",
                                    U"在车里", U"在店里", U"在厂里", U"在车间", U"在宿舍"};
constexpr std::u32string_view kThere[]{U"里面", U"里头", U"里边", U"屋里", U"楼上",
                                       U"楼里", U"家里", U"房里", U"车里", U"店里",
                                       U"屋子", U"底下", U"楼",   U"上头", U"上面"};
constexpr std::u32string_view kStillThere[]{U"还有", U"有个", U"有两", U"有三", U"有人", U"有老",
                                            U"有孩", U"有小", U"剩",   U"关着", U"住着"};
constexpr std::u32string_view kUnreached[]{U"联系不上", U"打不通", U"没人接", U"不接",   U"没接",
                                           U"找不到",   U"找不着", U"不见",   U"没动静", U"没反应",
                                           U"不应",     U"没应",   U"没消息", U"没看见", U"失联"};
constexpr std::u32string_view kOut[]{
    U"都出来了", U"出来了",   U"救出来",   U"跑出来了", U"逃出来了", U"下来了",     U"找到了",
    U"找着了",   U"联系上了", U"没人在里", U"里面没人", U"里头没人", U"没有人在里", U"屋里没人"};
constexpr std::u32string_view kNot[]{U"没", U"没有", U"不", U"还没", U"别"};
/// 有人喊着火了 tells of the fire, 有没有人不知道 of nobody.
constexpr std::u32string_view kNobody[]{U"没人",   U"没有人", U"有没有人", U"有人喊", U"有人说",
                                        U"有人看", U"有人放", U"有人抽",   U"有人点", U"人都在外"};

/// 人家 and 别人 are nobody inside.
bool namesPeople(std::u32string_view clause)
{
    constexpr std::u32string_view kOthers[]{U"人家", U"别人", U"有人说"};
    return holdsAny(clause, kPeople) && !holdsAny(clause, kOthers);
}

bool isInside(std::u32string_view clause)
{
    constexpr std::u32string_view kSelf[]{U"我", U"俺", U"咱"};
    if (holdsAny(clause, kNobody))
        return false;
    const bool people = namesPeople(clause);
    if (beginsWithAny(clause, kStillIn))
        return true;
    if (people || holdsAny(clause, kSelf) || beginsWithAny(clause, kNot))
        if (holdsAny(clause, kStuck) || holdsAny(clause, kStillIn))
            return true;
    return people && (holdsAny(clause, kIn) || holdsAny(clause, kUnreached) ||
                      (holdsAny(clause, kThere) && holdsAny(clause, kStillThere)));
}

/// 都出来了, but not 没出来 or 还没下来.
bool saysOut(const Heard& heard)
{
    for (const auto words : kOut)
        for (int at = find(heard.text(), words); at >= 0; at = find(heard.text(), words, at + 1))
            if (!endsWithAny(heard.slice(std::max(0, at - 2), at), kNot))
                return true;
    return false;
}

bool isOneOf(std::span<const SignKind> kinds, int kind)
{
    return std::find(kinds.begin(), kinds.end(), static_cast<SignKind>(kind)) != kinds.end();
}

std::optional<SignKind> placeOfDanger(const std::vector<Heard>& heard)
{
    for (const auto& one : heard)
        for (const auto& sign : one.signs)
            if (sign.strength != Strength::Doubtful && isOneOf(kPlaces, sign.kind))
                return static_cast<SignKind>(sign.kind);
    return std::nullopt;
}

} // namespace

std::vector<text::Span> stillInside(const Heard& heard)
{
    std::vector<text::Span> found;
    if (heard.isCaller())
        for (const auto& clause : heard.clauses)
            if (isInside(heard.slice(clause.from, clause.to)) &&
                !heard.takenBack(clause.from, clause.to))
                found.push_back(clause);
    return found;
}

Rescue readRescue(const std::vector<Heard>& heard)
{
    Rescue rescue;
    rescue.danger = placeOfDanger(heard);
    if (!rescue.danger)
        return rescue;
    for (const auto& one : heard) {
        if (one.isCaller() && saysOut(one))
            rescue.inside.clear();
        for (const auto& clause : stillInside(one))
            addSpan(rescue.inside, one.span(clause.from, clause.to));
    }
    return rescue;
}

int Rescue::kindOf(const Heard& heard, const Sign& sign) const
{
    if (!danger || sign.kind == static_cast<int>(*danger))
        return sign.kind;
    const auto clauses = stillInside(heard);
    const bool within = std::any_of(clauses.begin(), clauses.end(), [&](const text::Span& clause) {
        return clause.overlaps({sign.from, sign.to});
    });
    const bool joins =
        sign.kind == static_cast<int>(Missing) || (within && isOneOf(kOfInside, sign.kind));
    return joins ? static_cast<int>(*danger) : sign.kind;
}

std::vector<std::pair<std::string, ticket::Span>> ownPeopleInside(const std::vector<Heard>& heard)
{
    constexpr std::u32string_view kMine[]{U"我", U"俺"};
    const auto rescue = readRescue(heard);
    std::vector<std::pair<std::string, ticket::Span>> people;
    for (const auto& one : heard)
        for (int at = 0; at < one.normal.size(); ++at) {
            const int mine = wordAt(one.text(), at, kMine);
            const auto* own = mine > 0 ? relationAt(one.text(), at + mine, kOthers) : nullptr;
            if (!own)
                continue;
            const auto words = one.span(at, at + mine + static_cast<int>(own->said.size()));
            if (std::any_of(rescue.inside.begin(), rescue.inside.end(), [&](const auto& inside) {
                    return inside.utterance == words.utterance && inside.from <= words.from &&
                           words.to <= inside.to;
                }))
                people.emplace_back("来电人" + std::string{own->written}, words);
        }
    return people;
}

RescueWords rescueWords(SignKind danger)
{
    switch (danger) {
    case Fire:
        return {"疑似火情，里面还有人：立即三方接通119，先报还有几个人、在几楼哪一间，不挂机。",
                "您别慌，马上给您接119，您别挂电话。里面还有几个人，在几楼哪一间？您千万别自己进去"
                "找，到没有烟的地方等消防员，把位置指给他们。"};
    case Gas:
        return {
            "疑似燃气泄漏，里面还有人：立即接119和燃气抢修，先报还有几个人、在哪一间。",
            "我现在给您接119，您别挂电话。里面还有几个人，在哪一间？请不要开灯、不要按门铃，能喊"
            "就在外面喊他出来，您自己别进去。"};
    case Water:
        return {
            "有人落水或被水围困，还没救上来：立即接119和120，先报几个人、在什么位置。",
            "我马上给您接119，您别挂电话。还有几个人没上来，最后是在哪儿看见的？请不要贸然下水，"
            "先找绳子、竹竿、救生圈递过去。"};
    case Collapse:
        return {
            "有坍塌、坠物险情，里面还有人：立即接119，先报还有几个人、在什么位置。",
            "我马上给您接119，您别挂电话。里面还有几个人，大概在什么位置？您和周围的人先离开，别"
            "自己去挖，能听见声音就记下位置告诉救援人员。"};
    case Chemical:
        return {
            "疑似爆炸或危险品泄漏，里面还有人：立即接119，先报还有几个人、在什么位置。",
            "我马上给您接119，您别挂电话。里面还有几个人，在什么位置？您先往上风方向撤，用湿毛巾"
            "捂住口鼻，别自己进去找。"};
    default:
        return {};
    }
}

} // namespace lianxin::assist
