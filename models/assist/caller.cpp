#include "models/assist/caller.h"

#include "models/assist/person_name.h"
#include "models/assist/word_list.h"

#include <algorithm>
#include <array>
#include <optional>

namespace lianxin::assist {

namespace {

constexpr std::u32string_view kTitles[]{U"女士", U"先生", U"师傅", U"大姐", U"大哥",
                                        U"阿姨", U"大爷", U"老师", U"小姐"};
constexpr std::u32string_view kSurnameCues[]{U"我免贵姓", U"免贵姓", U"我姓", U"俺姓",
                                             U"本人姓",   U"贱姓",   U"敝姓", U"姓"};
constexpr std::u32string_view kNameCues[]{
    U"我的名字叫", U"我名字叫", U"我名叫", U"本人名叫", U"我叫",   U"俺叫",   U"本人叫",
    U"名字是",     U"姓名是",   U"联系人", U"投诉人",   U"反映人", U"举报人", U"联系人:",
    U"投诉人:",    U"反映人:",  U"姓名:",  U"本人",     U"叫"};

std::u32string_view titleAt(std::u32string_view text, int at)
{
    const auto rest = text.substr(std::min(text.size(), static_cast<std::size_t>(at)));
    for (const auto& title : kTitles)
        if (rest.starts_with(title))
            return title;
    return {};
}

/// A surname with a title (王女士), or a title alone.
struct Address {
    std::u32string surname;
    std::u32string title;
    ticket::Span span;
};

struct Known {
    std::u32string surname;
    std::u32string full;
    std::u32string title;
    double confidence = 0;
    std::vector<ticket::Span> spans;
};

/// 孟庆林先生: the surname of a full name before a title at `at`; its place, -1 for none.
int fullBefore(std::u32string_view text, int at)
{
    constexpr std::u32string_view kBefore = U"是叫好的,";
    constexpr int kFull = 3;
    const int from = at - kFull;
    const bool begins =
        from == 0 || (from > 0 && (!text::isHan(text[static_cast<std::size_t>(from - 1)]) ||
                                   kBefore.find(text[static_cast<std::size_t>(from - 1)]) !=
                                       std::u32string_view::npos));
    return begins && nameWithinAt(text, from) == kFull ? from : -1;
}

/// 女士, 先生 with or without a surname before it.
void readTitles(const Heard& heard, Known& known)
{
    const std::u32string_view text = heard.text();
    for (int at = 0; at < heard.normal.size(); ++at) {
        const auto title = titleAt(text, at);
        if (title.empty() || heard.takenBack(at, at + static_cast<int>(title.size())))
            continue;
        const int end = at + static_cast<int>(title.size());
        const bool own = at > 0 && heard.slice(at - 1, at) == known.surname;
        const bool named = at > 0 && (own || surnameLengthAt(text, at - 1) == 1);
        const bool begins = at == 0 || !text::isHan(text[static_cast<std::size_t>(at - 1)]) ||
                            text[static_cast<std::size_t>(at - 1)] == U'是';
        if (!named && !begins && fullBefore(text, at) < 0)
            continue;
        if (title.size() == 2 && (title == U"女士" || title == U"先生" || known.title.empty()))
            known.title = title;
        const int full = fullBefore(text, at);
        if ((named || full >= 0) && known.confidence < 0.9) {
            const int from = full >= 0 ? full : at - 1;
            known.surname = std::u32string{text.substr(static_cast<std::size_t>(from), 1)};
            known.confidence = 0.88;
            known.spans = {heard.span(from, end)};
        }
    }
}

/// 我是女的: how the caller wants to be addressed. Without 我 only in answer to the name.
void readSex(const Heard& heard, Known& known)
{
    const bool answers = heard.asked.holds(Topic::Name) || heard.denies >= 0;
    const auto says = [&](std::u32string_view own, std::u32string_view bare) {
        return heard.contains(own) || (answers && heard.contains(bare));
    };
    if (says(U"我是女的", U"是女的") || says(U"我是个女的", U"是女士"))
        known.title = U"女士";
    else if (says(U"我是男的", U"是男的") || says(U"我是个男的", U"是先生"))
        known.title = U"先生";
}

bool isCallersOwn(std::u32string_view text, int at, std::u32string_view cue)
{
    if (cue != U"姓")
        return true;
    return at == 0 || !text::isHan(text[static_cast<std::size_t>(at - 1)]);
}

void setSurname(const Heard& heard, int name, int length, int from, Known& known)
{
    const auto surname = std::u32string{heard.slice(name, name + length)};
    if (!known.full.empty() && !known.full.starts_with(surname))
        known.full.clear();
    known.surname = surname;
    known.confidence = 0.95;
    known.spans = {heard.span(from, name + length)};
}

/// Behind 我姓 any character is a surname but those that ask or go on (姓什么, 姓名, 姓啥也别写).
int toldSurnameAt(std::u32string_view text, int at)
{
    constexpr std::u32string_view kNone = U"名氏什啥甚谁哪么的是不";
    if (const int listed = surnameLengthAt(text, at, Surnames::All); listed > 0)
        return listed;
    const bool other = at < static_cast<int>(text.size()) &&
                       text::isHan(text[static_cast<std::size_t>(at)]) &&
                       kNone.find(text[static_cast<std::size_t>(at)]) == kNone.npos;
    return other ? 1 : 0;
}

void readSurname(const Heard& heard, Known& known)
{
    const std::u32string_view text = heard.text();
    for (const auto& cue : kSurnameCues)
        for (int at = find(text, cue); at >= 0; at = find(text, cue, at + 1)) {
            const int name = at + static_cast<int>(cue.size());
            const int length = toldSurnameAt(text, name);
            if (length == 0 || !isCallersOwn(text, at, cue) || heard.takenBack(name, name + length))
                continue;
            setSurname(heard, name, length, at, known);
            return;
        }
}

/// 弓长张, 木子李, 三横王: how people spell a surname, which is the last of its characters.
constexpr std::u32string_view kSpelled[]{
    U"弓长张", U"立早章", U"木子李", U"耳东陈", U"双口吕", U"言午许", U"古月胡",
    U"三横王", U"口天吴", U"草头黄", U"走肖赵", U"木易杨", U"双木林", U"人可何",
    U"关耳郑", U"禾呈程", U"干勾于", U"人未朱", U"草头蒋", U"三点江", U"文刀刘"};

/// 双木林，林志强, 耳东陈晓明: behind the spelling the name itself; the place where it begins.
int pastSpelling(std::u32string_view text, int at)
{
    const int length = wordAt(text, at, kSpelled);
    if (length == 0)
        return at;
    const int surname = at + length - 1;
    const bool pause = surname + 1 < static_cast<int>(text.size()) &&
                       text::isPunctuation(text[static_cast<std::size_t>(surname) + 1]);
    return pause ? surname + 2 : surname;
}

void setFull(const Heard& heard, int from, int name, int length, double confidence, Known& known)
{
    known.full = std::u32string{heard.slice(name, name + length)};
    known.confidence = confidence;
    known.spans = {heard.span(from, name + length)};
}

/// 叫 at a clause's beginning goes on about who speaks: 我是卖菜的，叫吴秀英. 我邻居不讲理，叫张强
/// does not.
bool goesOnAboutSelf(const Heard& heard, int at)
{
    constexpr std::u32string_view kSelf[]{U"我是", U"我姓", U"免贵", U"本人", U"我在", U"我住"};
    constexpr std::u32string_view kOthers[]{U"邻居", U"老板", U"他", U"她", U"对方", U"家人"};
    const text::Span* before = nullptr;
    for (const auto& clause : heard.clauses)
        if (clause.to <= at)
            before = &clause;
    if (!before || heard.clauseAt(at).from != at)
        return false;
    const auto words = heard.slice(before->from, before->to);
    return beginsWithAny(words, kSelf) && !holdsAny(words, kOthers);
}

/// 我叫韩美，不对，韩梅.
void readPutRight(const Heard& heard, int from, int to, Known& known)
{
    for (const auto& correction : heard.corrections) {
        const int length = nameLengthAt(heard.text(), correction.replacement.from);
        if (correction.rejected.overlaps({from, to}) && length > 0)
            setFull(heard, correction.replacement.from, correction.replacement.from, length, 0.85,
                    known);
    }
}

/// The length of the name behind 我叫: one with a rare surname was asked for, or nothing follows
/// it.
int ownNameAt(const Heard& heard, int at)
{
    if (const int usual = nameWithinAt(heard.text(), at); usual > 0)
        return usual;
    return heard.asked.holds(Topic::Name) ? nameWithinAt(heard.text(), at, Surnames::All)
                                          : nameLengthAt(heard.text(), at, Surnames::All);
}

void readFullName(const Heard& heard, Known& known)
{
    const std::u32string_view text = heard.text();
    for (const auto& cue : kNameCues)
        for (int at = find(text, cue); at >= 0; at = find(text, cue, at + 1)) {
            const bool own = cue != U"叫" || goesOnAboutSelf(heard, at);
            const int name = pastSpelling(text, at + static_cast<int>(cue.size()));
            const int length = own ? ownNameAt(heard, name) : 0;
            if (length == 0)
                continue;
            if (!heard.takenBack(name, name + length))
                return setFull(heard, at, name, length, 0.93, known);
            readPutRight(heard, name, name + length, known);
        }
}

/// 我是阳光小区的业主张建国: a standing and the name right behind it, up to the clause's end.
void readStanding(const Heard& heard, Known& known)
{
    constexpr std::u32string_view kStandings[]{U"业主", U"租户", U"居民", U"住户", U"村民",
                                               U"商户", U"患者", U"家长", U"市民", U"户主"};
    constexpr std::u32string_view kSelf[]{U"我是", U"我们是", U"本人", U"我这边是", U"这边是"};
    const std::u32string_view text = heard.text();
    for (const auto& clause : heard.clauses) {
        const auto words = heard.slice(clause.from, clause.to);
        for (const auto standing : kStandings) {
            const auto at = words.rfind(standing);
            if (at == std::u32string_view::npos || !holdsAny(words.substr(0, at + 1), kSelf))
                continue;
            const int name = clause.from + static_cast<int>(at + standing.size());
            if (const int length = nameLengthAt(text, name); length > 0)
                setFull(heard, name, name, length, 0.8, known);
        }
    }
}

/// 我是李建军: no more words in the clause, and three characters, for 我是房东 is no name.
void readBeing(const Heard& heard, Known& known)
{
    constexpr std::u32string_view kKinds = U"人户员工师民主友家者长生区县市的客商";
    const std::u32string_view text = heard.text();
    for (const auto& clause : heard.clauses) {
        if (!heard.slice(clause.from, clause.to).starts_with(U"我是"))
            continue;
        const int length = nameLengthAt(text, clause.from + 2);
        const bool kind =
            length > 0 &&
            kKinds.find(text[static_cast<std::size_t>(clause.from + 1 + length)]) != kKinds.npos;
        if (length == 3 && clause.from + 2 + length == clause.to && !kind)
            setFull(heard, clause.from, clause.from + 2, length, 0.75, known);
    }
}

/// 我姓尚和尚的尚尚金锁, 俺姓楚楚天河: behind the surname and how it is written the whole name.
void readAgain(const Heard& heard, Known& known)
{
    constexpr std::u32string_view kOfPlaces = U"村路区街县镇乡庄市";
    constexpr std::u32string_view kSpelling[]{U"的", U"那个", U"这个", U"字"};
    const std::u32string_view text = heard.text();
    if (known.surname.empty() || !known.full.empty())
        return;
    const int said = find(text, U"姓" + known.surname);
    if (said < 0)
        return;
    const int size = static_cast<int>(known.surname.size());
    for (int at = heard.normal.size() - size - 1; at >= said + 1 + size; --at) {
        if (heard.slice(at, at + size) != known.surname)
            continue;
        const int length = nameWithinAt(text, at, Surnames::All);
        const int end = at + length;
        if (length > size && nameEndsAt(text, end) && wordAt(text, end, kSpelling) == 0 &&
            kOfPlaces.find(text[static_cast<std::size_t>(end - 1)]) == kOfPlaces.npos)
            return setFull(heard, at, at, length, 0.9, known);
    }
}

/// The place of the surname that the clause spells and nothing more, -1 for none.
int spelledSurname(const Heard& heard, text::Span clause)
{
    const int length = wordAt(heard.text(), clause.from, kSpelled);
    return length > 0 && length == clause.size() ? clause.from + length - 1 : -1;
}

/// 耳东陈，陈国栋: the name behind a surname that is spelled out.
void readSpelled(const Heard& heard, Known& known)
{
    for (std::size_t i = 0; i + 1 < heard.clauses.size(); ++i) {
        const auto& name = heard.clauses[i + 1];
        const int spelled = spelledSurname(heard, heard.clauses[i]);
        if (spelled >= 0 &&
            heard.text()[static_cast<std::size_t>(spelled)] ==
                heard.text()[static_cast<std::size_t>(name.from)] &&
            nameLengthAt(heard.text(), name.from) == name.size())
            setFull(heard, name.from, name.from, name.size(), 0.9, known);
    }
}

/// 单名一个伟字 behind a surname.
void readSingle(const Heard& heard, Known& known)
{
    if (known.surname.empty())
        return;
    for (const auto cue : {U"单名一个", U"单字一个", U"单名", U"单字"})
        if (const int at = find(heard.text(), cue); at >= 0) {
            const int given = at + static_cast<int>(std::u32string_view{cue}.size());
            if (given >= heard.normal.size())
                return;
            known.full = known.surname + std::u32string{heard.slice(given, given + 1)};
            addSpan(known.spans, heard.span(at, given + 1));
            return;
        }
}

/// 夏天的夏, or 夏 alone in answer to the question for the name; its place, -1 for none.
int writtenSurname(const Heard& heard, text::Span clause)
{
    const int last = clause.to - 1;
    const bool one = clause.size() == 1;
    const bool written = clause.size() >= 4 && heard.slice(last - 1, last) == U"的";
    return (one || written) && surnameLengthAt(heard.text(), last) == 1 ? last : -1;
}

/// 刘洋 in 叫我刘洋就行: two or three characters with 就行, 吧, 好了 or nothing behind them.
int nameCalledAt(std::u32string_view text, int at)
{
    constexpr std::u32string_view kBehind[]{U"就行", U"就好", U"就可以", U"吧", U"好了", U"即可"};
    const int length = nameWithinAt(text, at);
    const int end = at + length;
    const bool ends = end >= static_cast<int>(text.size()) || wordAt(text, end, kBehind) > 0 ||
                      !text::isHan(text[static_cast<std::size_t>(end)]);
    return length >= 2 && ends ? length : 0;
}

/// What somebody says who was asked for the name: 李建军。 弓长张。 叫我老马就行。 叫我王阿姨吧。
void readAnswer(const Heard& heard, Known& known)
{
    constexpr std::u32string_view kLeads[]{U"不对", U"不是", U"是",   U"我是", U"我叫",
                                           U"叫",   U"姓名", U"名字", U"免贵", U"就是"};
    constexpr std::u32string_view kOwnName[]{U"叫我", U"喊我", U"那个"};
    constexpr std::u32string_view kCallMe[]{U"叫我老", U"叫我小", U"喊我老", U"喊我小"};
    const std::u32string_view text = heard.text();
    for (const auto& clause : heard.clauses) {
        if (const int spelled = spelledSurname(heard, clause); spelled >= 0) {
            if (known.full.empty())
                setSurname(heard, spelled, 1, clause.from, known);
            continue;
        }
        int from = clause.from;
        for (int length = wordAt(text, from, kLeads); length > 0;
             length = wordAt(text, from, kLeads))
            from += length;
        const int length = nameLengthAt(text, from, Surnames::All);
        // 乜念聂: how it is read.
        const bool name = (length > 2 && heard.slice(from + 1, from + 2) != U"念") ||
                          (length == 2 && surnameLengthAt(text, from) == 1);
        if (name && from + length == clause.to && !heard.takenBack(from, from + length)) {
            setFull(heard, from, from, length, 0.85, known);
            continue;
        }
        if (const int own = wordAt(text, clause.from, kOwnName); own > 0)
            if (const int called = nameCalledAt(text, clause.from + own); called > 0) {
                setFull(heard, clause.from, clause.from + own, called, 0.85, known);
                continue;
            }
        if (const int last = writtenSurname(heard, clause); last >= 0 && known.full.empty())
            setSurname(heard, last, 1, clause.from, known);
        const int callMe = wordAt(text, clause.from, kCallMe);
        if (callMe > 0 && surnameLengthAt(text, clause.from + callMe) == 1)
            setSurname(heard, clause.from + callMe, 1, clause.from, known);
    }
    readTitles(heard, known);
}

/// 是孟庆林先生吗？—对。 The name that the call-taker reads back and the caller agrees to.
void readAgreed(const Heard& agent, const Heard& reply, Known& known)
{
    constexpr std::u32string_view kAgrees[]{U"对", U"是", U"嗯", U"没错", U"哎"};
    if (!agent.wantsAnswer() || !beginsWithAny(reply.text(), kAgrees) || !known.full.empty())
        return;
    for (int at = 0; at < agent.normal.size(); ++at) {
        const int full = titleAt(agent.text(), at).empty() ? -1 : fullBefore(agent.text(), at);
        if (full >= 0)
            setFull(agent, full, full, at - full, 0.85, known);
    }
}

} // namespace

Proposal readCallerName(const std::vector<Heard>& heard)
{
    Known known;
    const Heard* asker = nullptr;
    for (const auto& one : heard) {
        if (!one.isCaller()) {
            readTitles(one, known);
            asker = &one;
            continue;
        }
        if (asker && one.denies < 0)
            readAgreed(*asker, one, known);
        asker = nullptr;
        readSurname(one, known);
        if (one.asked.holds(Topic::Name))
            readAnswer(one, known);
        readFullName(one, known);
        readAgain(one, known);
        readStanding(one, known);
        readBeing(one, known);
        readSpelled(one, known);
        readSingle(one, known);
        readSex(one, known);
    }
    if (!known.full.empty())
        return {text::toUtf8(known.full), {}, known.confidence, known.spans, {}};
    if (known.surname.empty())
        return {};
    const auto name = known.title.empty() ? U"姓" + known.surname : known.surname + known.title;
    return {text::toUtf8(name), {}, known.confidence, known.spans, {}};
}

} // namespace lianxin::assist
