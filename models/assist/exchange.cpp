#include "models/assist/exchange.h"

#include "models/assist/names.h"
#include "models/assist/person_name.h"
#include "models/assist/word_list.h"
#include "models/text/numeral_run.h"

#include <algorithm>
#include <array>
#include <optional>

namespace lianxin::assist {

namespace {

using text::Numeral;
using text::NumeralKind;

struct Question {
    std::u32string_view words;
    Topic topic;
};

/// Longer before shorter where one begins the other: 几号楼 asks for no day.
constexpr std::array kQuestions{
    Question{U"怎么称呼", Topic::Name},       Question{U"贵姓", Topic::Name},
    Question{U"姓什么", Topic::Name},         Question{U"姓名", Topic::Name},
    Question{U"全名", Topic::Name},           Question{U"名字", Topic::Name},
    Question{U"称呼", Topic::Name},           Question{U"您叫", Topic::Name},
    Question{U"您是叫", Topic::Name},         Question{U"你叫", Topic::Name},
    Question{U"先生", Topic::Name},           Question{U"女士", Topic::Name},
    Question{U"身份证号码", Topic::Identity}, Question{U"身份证", Topic::Identity},
    Question{U"证件号码", Topic::Identity},   Question{U"证件号", Topic::Identity},
    Question{U"车牌号码", Topic::Plate},      Question{U"车牌", Topic::Plate},
    Question{U"牌号", Topic::Plate},          Question{U"门牌", Topic::Room},
    Question{U"电话", Topic::Phone},          Question{U"手机", Topic::Phone},
    Question{U"联系方式", Topic::Phone},      Question{U"号码", Topic::Phone},
    Question{U"回访", Topic::Phone},          Question{U"联系您", Topic::Phone},
    Question{U"几号楼", Topic::Building},     Question{U"哪栋", Topic::Building},
    Question{U"几栋", Topic::Building},       Question{U"楼号", Topic::Building},
    Question{U"号楼", Topic::Building},       Question{U"哪一栋", Topic::Building},
    Question{U"几单元", Topic::Unit},         Question{U"单元", Topic::Unit},
    Question{U"几楼", Topic::Floor},          Question{U"几层", Topic::Floor},
    Question{U"楼层", Topic::Floor},          Question{U"哪一层", Topic::Floor},
    Question{U"房间号", Topic::Room},         Question{U"房号", Topic::Room},
    Question{U"几室", Topic::Room},           Question{U"几零几", Topic::Room},
    Question{U"哪一户", Topic::Room},         Question{U"哪户", Topic::Room},
    Question{U"多少室", Topic::Room},         Question{U"哪个房间", Topic::Room},
    Question{U"地址", Topic::Place},          Question{U"哪个小区", Topic::Place},
    Question{U"什么小区", Topic::Place},      Question{U"什么位置", Topic::Place},
    Question{U"在哪", Topic::Place},          Question{U"什么地方", Topic::Place},
    Question{U"哪里", Topic::Place},          Question{U"哪条路", Topic::Place},
    Question{U"哪个路口", Topic::Place},      Question{U"多少钱", Topic::Amount},
    Question{U"金额", Topic::Amount},         Question{U"费用", Topic::Amount},
    Question{U"交了多少", Topic::Amount},     Question{U"花了多少", Topic::Amount},
    Question{U"欠了多少", Topic::Amount},     Question{U"损失多少", Topic::Amount},
    Question{U"充了多少", Topic::Amount},     Question{U"付了多少", Topic::Amount},
    Question{U"押金多少", Topic::Amount},     Question{U"定金多少", Topic::Amount},
    Question{U"多少人", Topic::Count},        Question{U"几个人", Topic::Count},
    Question{U"多少户", Topic::Count},        Question{U"几户", Topic::Count},
    Question{U"多少名", Topic::Count},        Question{U"几位", Topic::Count},
    Question{U"什么时候", Topic::Time},       Question{U"哪天", Topic::Time},
    Question{U"几号", Topic::Time},           Question{U"几点", Topic::Time},
    Question{U"时间", Topic::Time},           Question{U"哪家", Topic::Firm},
    Question{U"店名", Topic::Firm},           Question{U"商家", Topic::Firm},
    Question{U"什么店", Topic::Firm},         Question{U"叫什么", Topic::Firm},
    Question{U"哪个公司", Topic::Firm},       Question{U"单位名称", Topic::Firm},
    Question{U"哪个快递", Topic::Firm},       Question{U"多少度", Topic::Count},
    Question{U"多少天", Topic::Count},        Question{U"多少年", Topic::Count},
    Question{U"多少平", Topic::Count},        Question{U"多少岁", Topic::Count},
    Question{U"多少次", Topic::Count},        Question{U"多少个", Topic::Count},
    Question{U"多少号", Topic::Room},         Question{U"多少", Topic::Amount},
};

constexpr std::u32string_view kDenials[]{U"不对", U"不是",   U"错了", U"说错",    U"记错",
                                         U"搞错", U"弄错",   U"听错", U"不不",    U"更正",
                                         U"纠正", U"应该是", U"不,",  U"刚才说错"};
constexpr std::u32string_view kOwnMistakes[]{U"说错了", U"记错了", U"搞错了",
                                             U"弄错了", U"说反了", U"说岔了"};

std::u32string_view begun(std::u32string_view text)
{
    constexpr std::u32string_view kSounds[]{U"哦", U"啊", U"呃", U"嗯", U"噢", U"哎", U"诶"};
    while (!text.empty() && (text::isPunctuation(text.front()) || beginsWithAny(text, kSounds)))
        text.remove_prefix(1);
    return text;
}

bool isDenial(const Heard& heard)
{
    return beginsWithAny(begun(heard.text()), kDenials) || holdsAny(heard.text(), kOwnMistakes);
}

bool isHouse(NumeralKind kind)
{
    return kind == NumeralKind::Building || kind == NumeralKind::Unit ||
           kind == NumeralKind::Floor || kind == NumeralKind::Room;
}

bool holdsKind(const std::vector<Numeral>& numerals, NumeralKind kind)
{
    return std::any_of(numerals.begin(), numerals.end(),
                       [&](const Numeral& numeral) { return numeral.kind == kind; });
}

bool saysHouse(const Heard& heard)
{
    return std::any_of(heard.numerals.begin(), heard.numerals.end(),
                       [](const Numeral& numeral) { return isHouse(numeral.kind); });
}

/// What a bare number can be: what was asked for, and what stands in the words that it answers or
/// denies.
Topics withContext(const std::vector<Heard>& heard, std::size_t at)
{
    Topics topics = heard[at].asked;
    const auto addOf = [&](const Heard& other) {
        for (const auto& [kind, topic] : {std::pair{NumeralKind::Building, Topic::Building},
                                          std::pair{NumeralKind::Unit, Topic::Unit},
                                          std::pair{NumeralKind::Floor, Topic::Floor},
                                          std::pair{NumeralKind::Room, Topic::Room},
                                          std::pair{NumeralKind::Money, Topic::Amount}})
            if (holdsKind(other.numerals, kind))
                topics.add(topic);
    };
    if (heard[at].denies >= 0)
        addOf(heard[static_cast<std::size_t>(heard[at].denies)]);
    else if (at > 0 && !heard[at - 1].isCaller() && heard[at - 1].wantsAnswer())
        addOf(heard[at - 1]);
    return topics;
}

/// 二单元。—五零一。 also where the call-taker only said 好的 in between.
bool goesOnAboutHouse(const std::vector<Heard>& heard, std::size_t at)
{
    for (std::size_t i = at; i-- > 0 && at - i <= 2;) {
        if (heard[i].isCaller())
            return saysHouse(heard[i]);
        if (heard[i].wantsAnswer() && !saysHouse(heard[i]))
            return false;
        if (saysHouse(heard[i]))
            return true;
    }
    return false;
}

std::optional<NumeralKind> meant(const BareNumber& number, const Topics& topics, bool house,
                                 const std::vector<Numeral>& said)
{
    constexpr double kMostHouses = 300;
    const bool plain = number.counter == U'\0' || number.counter == U'号';
    const bool room = number.digits && (plain || number.counter == U'室');
    if (room &&
        (topics.holds(Topic::Room) || topics.ofHouse() || topics.holds(Topic::Place) || house))
        return NumeralKind::Room;
    if (topics.holds(Topic::Amount) &&
        (number.counter == U'\0' || number.counter == U'块' || number.counter == U'元'))
        return NumeralKind::Money;
    if (!plain || number.number > kMostHouses || number.number < 1 ||
        number.value.find_first_not_of("0123456789") != std::string::npos)
        return std::nullopt;
    for (const auto& [topic, kind] :
         {std::pair{Topic::Building, NumeralKind::Building},
          std::pair{Topic::Unit, NumeralKind::Unit}, std::pair{Topic::Floor, NumeralKind::Floor},
          std::pair{Topic::Room, NumeralKind::Room}})
        if (topics.holds(topic) && !holdsKind(said, kind))
            return kind;
    return std::nullopt;
}

bool isKnownKind(NumeralKind kind)
{
    return isHouse(kind) || kind == NumeralKind::Phone || kind == NumeralKind::Identity ||
           kind == NumeralKind::Percent || kind == NumeralKind::Temperature;
}

void readBare(std::vector<Heard>& heard, std::size_t at)
{
    auto& one = heard[at];
    const auto topics = withContext(heard, at);
    const bool house = goesOnAboutHouse(heard, at);
    if (topics.empty() && !house)
        return;
    for (const auto& number : bareNumbers(one)) {
        const auto overlaps = [&](const Numeral& numeral) {
            return number.span.overlaps({numeral.from, numeral.to});
        };
        const bool known =
            std::any_of(one.numerals.begin(), one.numerals.end(), [&](const Numeral& numeral) {
                return overlaps(numeral) && isKnownKind(numeral.kind);
            });
        const auto kind = known ? std::nullopt : meant(number, topics, house, one.numerals);
        if (!kind)
            continue;
        std::erase_if(one.numerals, overlaps);
        one.numerals.push_back({number.span.from, number.span.to, number.value, *kind});
    }
    std::stable_sort(one.numerals.begin(), one.numerals.end(),
                     [](const Numeral& a, const Numeral& b) { return a.from < b.from; });
}

/// 是四千八对吗: hundreds or more, with nothing counted.
bool isBareAmount(const Heard& heard, const Numeral& numeral)
{
    constexpr std::u32string_view kBehind[]{U"对", U"是吗", U"是吧", U"吗", U"吧", U",", U"?"};
    const auto run = text::numeralRunAt(heard.text(), numeral.from);
    return run && run->units && run->value >= 100 && wordAt(heard.text(), numeral.to, kBehind) > 0;
}

/// 三十天, 二十三个人: no amount, whatever is asked beside it.
bool countsSomething(const Heard& heard, const Numeral& numeral)
{
    constexpr std::u32string_view kCounters =
        U"个人户名位家天年月日岁次回遍辆台部张件份页期节级间套";
    const auto next = heard.slice(numeral.to, numeral.to + 1);
    return !next.empty() && kCounters.find(next.front()) != kCounters.npos;
}

/// In the call-taker's words a room or an amount may stand bare too: 房间号是501吗, 四千八是吧.
void readReadBack(std::vector<Heard>& heard, std::size_t at)
{
    auto& one = heard[at];
    for (auto& numeral : one.numerals) {
        const bool bare = numeral.kind == NumeralKind::Number ||
                          numeral.kind == NumeralKind::Digits ||
                          numeral.kind == NumeralKind::Approximate;
        if (!bare)
            continue;
        const auto topics = topicsOf(one.text());
        if (topics.holds(Topic::Room) && (numeral.value.size() == 3 || numeral.value.size() == 4))
            numeral.kind = NumeralKind::Room;
        else if (countsSomething(one, numeral))
            continue;
        else if (topics.holds(Topic::Amount) || isBareAmount(one, numeral))
            numeral.kind = NumeralKind::Money;
        else
            for (std::size_t i = 0; i < at; ++i)
                for (const auto& said : heard[i].numerals)
                    if (said.value == numeral.value &&
                        (said.kind == NumeralKind::Money || said.kind == NumeralKind::Room))
                        numeral.kind = said.kind;
    }
}

void withdraw(Heard& heard, int from, int to)
{
    heard.withdrawn.push_back({from, to});
}

void withdrawNumerals(std::vector<Heard>& heard, std::size_t at, std::size_t target)
{
    for (const auto& fresh : heard[at].numerals) {
        if (heard[at].takenBack(fresh.from, fresh.to))
            continue;
        for (const auto& old : heard[target].numerals) {
            if (old.kind != fresh.kind || old.value == fresh.value)
                continue;
            for (std::size_t i = 0; i <= target; ++i)
                for (const auto& same : heard[i].numerals)
                    if (same.kind == old.kind && same.value == old.value)
                        withdraw(heard[i], same.from, same.to);
        }
    }
}

void withdrawMoments(std::vector<Heard>& heard, const std::vector<std::vector<Moment>>& moments,
                     std::size_t at, std::size_t target)
{
    const auto bare = bareNumbers(heard[at]);
    for (const auto& fresh : moments[at]) {
        // 从九月份开始，一共多少人？—二十一个，还有俩上个月走了: no other time is given.
        const bool answers = isDenial(heard[at]) ||
                             std::any_of(bare.begin(), bare.end(), [&](const BareNumber& number) {
                                 return number.span.overlaps({fresh.from, fresh.to});
                             });
        if (!answers || heard[at].takenBack(fresh.from, fresh.to))
            continue;
        for (const auto& old : moments[target]) {
            if (isoOf(old) == isoOf(fresh))
                continue;
            for (std::size_t i = 0; i <= target; ++i)
                for (const auto& same : moments[i])
                    if (isoOf(same) == isoOf(old))
                        withdraw(heard[i], same.from, same.to);
        }
    }
}

template <class Reader>
void withdrawNames(std::vector<Heard>& heard, std::size_t at, std::size_t target, Reader read)
{
    const std::vector<Named> fresh = read(heard[at]);
    if (fresh.empty())
        return;
    for (const Named& old : read(heard[target])) {
        const bool same = std::any_of(fresh.begin(), fresh.end(),
                                      [&](const Named& one) { return one.name == old.name; });
        if (same)
            continue;
        for (std::size_t i = 0; i <= target; ++i)
            for (const Named& said : std::vector<Named>{read(heard[i])})
                if (said.name == old.name)
                    withdraw(heard[i], said.from, said.to);
    }
}

/// A denial answers the call-taker's question or read-back, or takes back the caller's own words.
int deniedBy(const std::vector<Heard>& heard, std::size_t at)
{
    if (at == 0 || !heard[at].isCaller())
        return -1;
    const auto& before = heard[at - 1];
    // 一共是六千二对吧？—六千三。 The number itself says no.
    const bool another =
        !before.isCaller() && before.wantsAnswer() && !bareNumbers(heard[at]).empty();
    if (!another && !isDenial(heard[at]))
        return -1;
    return before.isCaller() || before.wantsAnswer() ? static_cast<int>(at) - 1 : -1;
}

} // namespace

Topics topicsOf(std::u32string_view normalised)
{
    Topics topics;
    for (std::size_t at = 0; at < normalised.size();) {
        const auto found =
            std::find_if(kQuestions.begin(), kQuestions.end(), [&](const Question& question) {
                return normalised.substr(at).starts_with(question.words);
            });
        if (found == kQuestions.end()) {
            ++at;
            continue;
        }
        topics.add(found->topic);
        at += found->words.size();
    }
    return topics;
}

namespace {

/// 李雨梅是吗, 您是王芳对吧: a name read back.
bool readsNameBack(const Heard& heard)
{
    constexpr std::u32string_view kLeads[]{U"您是", U"您叫", U"是"};
    constexpr std::u32string_view kBehind[]{U"是吗", U"对吗", U"是吧", U"对吧", U"对不对"};
    for (const auto& clause : heard.clauses) {
        const int from = clause.from + wordAt(heard.text(), clause.from, kLeads);
        const int length = nameWithinAt(heard.text(), from);
        const int end = from + length;
        if (length >= 3 && (end == clause.to || wordAt(heard.text(), end, kBehind) > 0))
            return true;
    }
    return false;
}

} // namespace

void readInTurn(std::vector<Heard>& heard, const std::vector<std::vector<Moment>>& moments)
{
    for (auto& one : heard) {
        one.numerals = one.alone;
        one.withdrawn.clear();
        one.asked = {};
        one.denies = -1;
    }
    Topics asked;
    for (std::size_t i = 0; i < heard.size(); ++i) {
        if (!heard[i].isCaller()) {
            if (heard[i].wantsAnswer()) {
                asked = topicsOf(heard[i].text());
                if (holdsKind(heard[i].numerals, NumeralKind::Phone))
                    asked.add(Topic::Phone);
                if (readsNameBack(heard[i]))
                    asked.add(Topic::Name);
                readReadBack(heard, i);
            }
            continue;
        }
        heard[i].asked = asked;
        heard[i].denies = deniedBy(heard, i);
        readBare(heard, i);
    }
    for (std::size_t i = 1; i < heard.size(); ++i) {
        if (heard[i].denies < 0)
            continue;
        const auto target = static_cast<std::size_t>(heard[i].denies);
        withdrawNumerals(heard, i, target);
        withdrawMoments(heard, moments, i, target);
        withdrawNames(heard, i, target, platesIn);
        withdrawNames(heard, i, target, organisationsIn);
    }
}

} // namespace lianxin::assist
