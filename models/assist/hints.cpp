#include "models/assist/hints.h"
#include "models/assist/forbidden_words.h"

#include "models/assist/field_reader.h"

#include "models/assist/rescue.h"
#include "models/text/numeral_run.h"

#include <algorithm>
#include <array>
#include <map>

namespace lianxin::assist {

namespace {

using session::HintLevel;

constexpr std::string_view kBoundary = "12345热线受理边界：";

/// The matter is known and none that somebody must come for at once.
bool isEveryday(const Understanding& known)
{
    return !known.category.empty() && known.urgency != ticket::Urgency::Emergency;
}

/// Who is still inside is told with the danger he is in.
void addInside(session::Hint& hint, const Rescue& rescue)
{
    if (rescue.inside.empty())
        return;
    const auto words = rescueWords(*rescue.danger);
    hint.text = words.text;
    hint.say = words.say;
    for (const auto& span : rescue.inside)
        addSpan(hint.spans, span);
}

/// What the desk makes of a kind of sign in the whole call.
struct Told {
    std::vector<ticket::Span> spans; ///< none: nothing was told
    bool warns = false;              ///< otherwise it is worth a question
};

/// Beside an everyday matter that other words told, or where it is doubtful, a danger must be sure,
/// or be somebody's will in words that leave no doubt, or cried out in a few: most of what is like
/// one in a longer story is only mentioned.
bool isSure(const Heard& heard, const Sign& sign)
{
    constexpr std::size_t kOutcry = 26;
    const auto& sort = sortOf(static_cast<SignKind>(sign.kind));
    return sort.level != HintLevel::Danger || sign.strength >= Strength::Sure ||
           (sort.guard == Guard::Will && !sign.learned) || heard.text().size() <= kOutcry;
}

std::array<Told, kSignKinds> toldIn(const std::vector<Heard>& heard, const Rescue& rescue,
                                    bool everyday)
{
    std::array<Told, kSignKinds> told;
    bool first = true; // of what the caller tells
    for (const auto& one : heard) {
        for (const auto& sign : one.signs) {
            if (everyday && sign.strength == Strength::Doubtful)
                continue;
            const int kind = rescue.kindOf(one, sign);
            auto& of = told[static_cast<std::size_t>(kind)];
            addSpan(of.spans, one.span(sign.from, sign.to));
            const bool alone = !everyday && sign.strength != Strength::Doubtful;
            of.warns = of.warns || first || alone || isSure(one, sign) || rescue.isFor(kind);
        }
        first = first && !(one.isCaller() && one.saysMuch());
    }
    return told;
}

/// A danger that may only have been mentioned: 疑似火情：立即… becomes a question first.
void askFirst(session::Hint& hint)
{
    constexpr std::string_view kColon = "：";
    const auto colon = hint.text.find(kColon);
    hint.level = HintLevel::Mind;
    hint.text = "可能只是顺带提起（" + hint.text.substr(0, colon) +
                "）：先问一句现在怎么样，属实就" + hint.text.substr(colon + kColon.size());
    hint.say = "您刚才说到的这个情况，现在还在发生吗？有没有人受伤、需要帮助？";
}

void addSigns(std::vector<session::Hint>& hints, const std::vector<Heard>& heard,
              const Understanding& known, const std::vector<std::string>& refusals)
{
    const auto rescue = readRescue(heard);
    const auto told = toldIn(heard, rescue, isEveryday(known));
    for (int kind = 0; kind < kSignKinds; ++kind) {
        const auto& sort = sortOf(static_cast<SignKind>(kind));
        const auto& of = told[static_cast<std::size_t>(kind)];
        if (of.spans.empty())
            continue;
        const bool refusal =
            std::find(refusals.begin(), refusals.end(), sort.clause) != refusals.end();
        hints.push_back({std::string{sort.id}, sort.level, std::string{sort.text},
                         std::string{sort.say},
                         std::string{refusal ? kBoundary : ""}.append(sort.clause), of.spans});
        if (rescue.danger == static_cast<SignKind>(kind))
            addInside(hints.back(), rescue);
        if (!of.warns)
            askFirst(hints.back());
    }
}

/// The category is an emergency's and the words are of now, yet no sign told which: the desk is
/// warned all the same.
void addEmergency(std::vector<session::Hint>& hints, const std::vector<Heard>& heard,
                  const Understanding& known, const ticket::CategoryTree& categories)
{
    const auto* category = categories.find(known.category);
    const bool warned = std::any_of(hints.begin(), hints.end(), [](const session::Hint& hint) {
        return hint.level == HintLevel::Danger;
    });
    if (known.urgency != ticket::Urgency::Emergency || !category || warned)
        return;
    const auto now = std::find_if(heard.begin(), heard.end(), isOfNow);
    if (now == heard.end())
        return;
    session::Hint hint;
    hint.id = "emergency";
    hint.level = HintLevel::Danger;
    const auto unit =
        known.destination ? known.destination->lead.name : std::string{"110、119或120"};
    hint.text =
        "可能是紧急警情（" + category->name + "）：先问清是否正在发生，是则立即接" + unit + "。";
    hint.say =
        "请您先保证自己安全。这件事现在正在发生吗？有没有人受伤？请告诉我具体位置，我马上给您接"
        "通救援。";
    hint.clause = "紧急警情移交：" + unit;
    hint.spans = {now->span(0, static_cast<int>(now->text().size()))};
    hints.push_back(std::move(hint));
}

std::string dayOf(UtcTime at)
{
    const auto iso = base::toIso(at);
    const auto number = [&](std::size_t from) {
        return std::to_string(std::stoi(iso.substr(from, 2)));
    };
    return number(5) + "月" + number(8) + "日";
}

void addRepeat(std::vector<session::Hint>& hints, const session::CallSession& session,
               const session::TicketCard* earlier)
{
    if (!earlier)
        return;
    const auto same = std::count_if(
        session.offer.history.begin(), session.offer.history.end(),
        [&](const session::TicketCard& card) { return card.title == earlier->title; });
    session::Hint hint;
    hint.id = "repeat";
    hint.level = HintLevel::Mind;
    hint.text = "同一事项第" + std::to_string(same + 1) + "次反映：应说明重办，不得再次转出。上次" +
                dayOf(earlier->at) +
                (earlier->outcome.empty() ? "" : "办理结果“" + earlier->outcome + "”") +
                (earlier->satisfaction == "dissatisfied" ? "，回访不满意。" : "。");
    hint.say = "我看到您" + dayOf(earlier->at) +
               "反映过这件事，没有给您解决好，很抱歉。这次我直接给您重办，您不用再从头说一遍。";
    hint.clause = "重办：" + (earlier->number.empty() ? earlier->title : earlier->number);
    hints.push_back(std::move(hint));
}

bool isComplaining(ticket::Kind kind)
{
    return kind != ticket::Kind::Enquiry && kind != ticket::Kind::Suggestion &&
           kind != ticket::Kind::Praise;
}

std::vector<Person> peopleOfCare(const std::vector<Heard>& heard)
{
    auto people = together(heard);
    std::erase_if(people, [](const Person& p) {
        return p.name == "儿童" || p.name.ends_with("岁儿童") || p.name == "老人";
    });
    return people;
}

void addCare(std::vector<session::Hint>& hints, const std::vector<Heard>& heard,
             const Understanding& known)
{
    const auto people = peopleOfCare(heard);
    if (people.empty() || !known.kindKnown || !isComplaining(known.kind))
        return;
    session::Hint hint;
    hint.id = "care";
    hint.level = HintLevel::Note;
    for (const auto& person : people) {
        hint.text += (hint.text.empty() ? "有需要照顾的人（" : "、") + person.name;
        addSpan(hint.spans, person.span);
    }
    hint.text += "）：按紧急件转办，工单注明。";
    hint.say = "家里的情况我给您标注上了，会请承办单位优先处理。";
    hint.clause = "特殊人群优先";
    hints.push_back(std::move(hint));
}

int mostPeople(const std::vector<Heard>& heard)
{
    int most = 0;
    for (const auto& one : heard) {
        const int at = find(one.text(), U"个人");
        if (!one.isCaller() || at <= 0)
            continue;
        for (int from = std::max(0, at - 5); from < at; ++from)
            if (const auto run = text::numeralRunAt(one.text(), from);
                run && run->to == at && run->value > most && !one.takenBack(from, at))
                most = static_cast<int>(run->value);
    }
    return most;
}

bool threatens(const std::vector<Heard>& heard)
{
    return std::any_of(heard.begin(), heard.end(), [](const Heard& one) {
        return std::any_of(one.signs.begin(), one.signs.end(), [](const Sign& sign) {
            return sign.strength != Strength::Doubtful &&
                   (sign.kind == static_cast<int>(SignKind::SelfHarm) ||
                    sign.kind == static_cast<int>(SignKind::Threat));
        });
    });
}

} // namespace

const session::TicketCard* earlierSameMatter(const session::CallSession& session,
                                             const std::vector<Heard>& heard,
                                             const Understanding& known,
                                             const ticket::CategoryTree& categories)
{
    constexpr std::size_t kSpoken = 8;
    std::vector<std::uint64_t> said;
    for (std::size_t i = 0; i < heard.size() && i < kSpoken; ++i)
        if (heard[i].isCaller())
            said.insert(said.end(), heard[i].pairs.begin(), heard[i].pairs.end());
    if (const auto* category = categories.find(known.category)) {
        auto names = category->name;
        for (const auto& words : category->words)
            names += "，" + words;
        const auto pairs = contentPairs(text::normalise(names).text);
        said.insert(said.end(), pairs.begin(), pairs.end());
    }
    std::sort(said.begin(), said.end());
    const session::TicketCard* best = nullptr;
    double most = 0.6;
    for (const auto& card : session.offer.history) {
        if (card.kind == ticket::Kind::Enquiry && known.kind != ticket::Kind::Enquiry)
            continue;
        const double share =
            std::max(card.likeness, shareOf(contentPairs(text::normalise(card.title).text), said));
        if (share > most) {
            most = share;
            best = &card;
        }
    }
    return best;
}

std::vector<session::Hint> readHints(const session::CallSession& session,
                                     const std::vector<Heard>& heard, const Understanding& known,
                                     const ticket::CategoryTree& categories,
                                     const std::vector<std::string>& refusals)
{
    std::vector<session::Hint> hints;
    addSigns(hints, heard, known, refusals);
    addEmergency(hints, heard, known, categories);
    addRepeat(hints, session, earlierSameMatter(session, heard, known, categories));
    addCare(hints, heard, known);
    for (auto& hint : wordsToAvoid(heard))
        hints.push_back(std::move(hint));
    std::stable_sort(hints.begin(), hints.end(),
                     [](const session::Hint& a, const session::Hint& b) {
                         return static_cast<int>(a.level) > static_cast<int>(b.level);
                     });
    return hints;
}

ticket::Urgency urgencyOf(ticket::Urgency ofItem, const std::vector<Heard>& heard,
                          const Understanding& known)
{
    if (ofItem != ticket::Urgency::Normal || (known.kindKnown && !isComplaining(known.kind)))
        return ofItem;
    constexpr int kMany = 10;
    const bool raised =
        !peopleOfCare(heard).empty() || mostPeople(heard) >= kMany || threatens(heard);
    return raised ? ticket::Urgency::Urgent : ofItem;
}

} // namespace lianxin::assist
