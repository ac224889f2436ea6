#include "models/assist/kind_reader.h"

#include "models/assist/around.h"
#include "models/assist/proposal.h"
#include "models/assist/word_list.h"
#include "models/ticket/kind.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

namespace lianxin::assist {

namespace {

using ticket::Kind;

constexpr int of(Kind kind)
{
    return static_cast<int>(kind);
}

/// Who names the kind outright: log-odds.
constexpr std::array kNamed{
    Cue{"要投诉", of(Kind::Complaint), 3},    Cue{"想投诉", of(Kind::Complaint), 3},
    Cue{"特此投诉", of(Kind::Complaint), 3},  Cue{"想咨询", of(Kind::Enquiry), 3},
    Cue{"我咨询", of(Kind::Enquiry), 3},      Cue{"是咨询", of(Kind::Enquiry), 3},
    Cue{"要求助", of(Kind::Help), 3},         Cue{"想求助", of(Kind::Help), 3},
    Cue{"来求助", of(Kind::Help), 3},         Cue{"求助一下", of(Kind::Help), 3},
    Cue{"求助你们", of(Kind::Help), 3},       Cue{"要举报", of(Kind::Report), 3},
    Cue{"想举报", of(Kind::Report), 3},       Cue{"我举报有", of(Kind::Report), 3},
    Cue{"我举报一", of(Kind::Report), 3},     Cue{"我举报个", of(Kind::Report), 3},
    Cue{"特此举报", of(Kind::Report), 3},     Cue{"我建议", of(Kind::Suggestion), 3},
    Cue{"提个建议", of(Kind::Suggestion), 3}, Cue{"要表扬", of(Kind::Praise), 3},
    Cue{"想表扬", of(Kind::Praise), 3},
};

/// Words after which a name speaks of something else: 不是要投诉.
constexpr std::u32string_view kDenials[]{U"不是", U"不想", U"不要", U"没有", U"别", U"不用"};

/// What the matter counts beside the words: the logarithm of how usual a kind is of it.
constexpr double kMatter = 0.5;
/// So many openings as all have it are added to those of a leaf.
constexpr double kOpeningsOfAll = 2;
constexpr double kLeastShare = 0.03;
/// Who tells a matter mostly wants something by it: what no kind weighs beside the kinds, at least.
constexpr double kLeastUntold = 0.3;
/// Of what it is surest of, one line in fifty is another kind.
constexpr double kSurest = 0.98;
constexpr int kReasons = 2;
/// A clause whose log-odds of telling any kind are lower is left out beside others.
constexpr float kClauseTells = -1;

/// The first words say what is wanted; the longer a call, the more is said by the way.
double placeInCall(int callerTurn)
{
    return callerTurn == 0 ? 1.0 : callerTurn == 1 ? 0.85 : 0.6;
}

double told(const Likely& matters)
{
    double chances = 0;
    for (const auto& [leaf, chance] : matters)
        chances += chance;
    return chances;
}

const Cues& named()
{
    static const Cues kCues{kNamed};
    return kCues;
}

/// Rising, each run once.
ExampleModel::Vector summed(ExampleModel::Vector runs)
{
    std::sort(runs.begin(), runs.end());
    ExampleModel::Vector sums;
    for (const auto& [run, value] : runs)
        if (!sums.empty() && sums.back().first == run)
            sums.back().second += value;
        else
            sums.emplace_back(run, value);
    return sums;
}

bool isDenied(const Heard& heard, int at)
{
    return endsWithAny(heard.slice(std::max(0, at - 3), at), kDenials);
}

/// Of each kind the clause that says most for it beside the others, of all of a call, where earlier
/// words count more, so that what is marked stays; one that names it outright goes before the rest.
class TellingClauses {
public:
    struct Most {
        const Heard* heard = nullptr;
        text::Span clause;
        double odds = 0;
    };
    void addNamed(const Heard& heard, const Cues::Hit& hit)
    {
        constexpr double kBeforeAll = 1000;
        add(hit.meaning, {&heard, heard.clauseAt(hit.from), kBeforeAll});
    }
    void add(const Heard& heard, const KindTerms& terms, double place)
    {
        for (const auto& [clause, odds] : terms.clauses)
            for (std::size_t kind = 0; kind < odds.size(); ++kind) {
                const double telling = againstOthers(odds, kind);
                add(static_cast<int>(kind),
                    {&heard, clause, telling > 0 ? telling * place : telling / place});
            }
    }
    const Most& of(int kind) const { return m_most[static_cast<std::size_t>(kind)]; }

private:
    static double againstOthers(const std::vector<float>& odds, std::size_t kind)
    {
        double others = 1; // that it tells none
        for (std::size_t k = 0; k < odds.size(); ++k)
            others += k == kind ? 0 : std::exp(odds[k]);
        return odds[kind] - std::log(others);
    }
    void add(int kind, Most most)
    {
        auto& best = m_most[static_cast<std::size_t>(kind)];
        if (!best.heard || most.odds > best.odds)
            best = most;
    }
    std::array<Most, ticket::kKinds.size()> m_most{};
};

/// The lines, and openings without a matter: whoever begins with one says as much by the matter as
/// by his words.
std::vector<ExampleModel::Example> examplesOf(std::span<const KindLine> lines,
                                              std::span<const OpeningLine> openings)
{
    std::vector<ExampleModel::Example> examples;
    const auto add = [&](const std::string& kind, const std::string& said) {
        const auto known = ticket::parseKind(kind);
        if (known || kind == kNoKind)
            examples.push_back({said, known ? of(*known) : ExampleModel::kNone});
    };
    for (const auto& line : lines)
        add(line.kind, line.said);
    for (const auto& opening : openings)
        if (opening.category.empty())
            add(opening.kind, opening.said);
    return examples;
}

} // namespace

KindReader::KindReader(std::span<const KindLine> lines, std::span<const OpeningLine> openings)
    : m_learned(examplesOf(lines, openings), static_cast<int>(ticket::kKinds.size()))
{
    countUsual(openings);
}

void KindReader::countUsual(std::span<const OpeningLine> openings)
{
    double all = 0;
    for (const auto& opening : openings)
        if (const auto kind = ticket::parseKind(opening.kind); kind && !opening.category.empty()) {
            ++m_usual[static_cast<std::size_t>(of(*kind))];
            ++m_usualOf[opening.category][static_cast<std::size_t>(of(*kind))];
            ++all;
        }
    for (auto& share : m_usual)
        share /= std::max(all, 1.0);
    for (auto& [leaf, shares] : m_usualOf) {
        const double count = std::accumulate(shares.begin(), shares.end(), kOpeningsOfAll);
        for (std::size_t k = 0; k < shares.size(); ++k)
            shares[k] = (shares[k] + kOpeningsOfAll * m_usual[k]) / count;
    }
}

/// What callers with these matters want; the rest of the chances is that of any matter.
KindReader::Shares KindReader::usualOf(const Likely& matters) const
{
    Shares shares{};
    double rest = 1;
    for (const auto& [leaf, chance] : matters)
        if (const auto usual = m_usualOf.find(leaf); usual != m_usualOf.end()) {
            rest -= chance;
            for (std::size_t k = 0; k < shares.size(); ++k)
                shares[k] += chance * usual->second[k];
        }
    for (std::size_t k = 0; k < shares.size(); ++k)
        shares[k] += std::max(rest, 0.0) * m_usual[k];
    return shares;
}

/// 喂，你好 and 对，没有了 must not weigh against what else is said, nor what it is not (不是投诉)
/// for it.
KindTerms KindReader::termsOf(const Heard& heard) const
{
    KindTerms terms;
    auto text = heard.text();
    for (const auto& span : heard.negated)
        std::fill(text.begin() + span.from, text.begin() + span.to, kMark);
    for (const auto& clause : heard.clauses)
        if (auto odds = m_learned.scores(m_learned.vectorOf(
                text::slice(std::u32string_view{text}, {clause.from, clause.to})));
            !odds.empty())
            terms.clauses.push_back({clause, std::move(odds)});
    auto runs = m_learned.vectorOf(m_learned.telling(text, heard.clauses, kClauseTells));
    const auto scores = m_learned.scores(runs);
    if (std::any_of(scores.begin(), scores.end(), [](float score) { return score > 0; }))
        terms.runs = std::move(runs);
    return terms;
}

void KindReader::prepare(Heard& heard) const
{
    heard.kindTerms = termsOf(heard);
}

/// The clause, or of a long one, in which no pause was told, its strongest words.
std::vector<ticket::Span> KindReader::reasons(const Heard& heard, text::Span clause, int kind) const
{
    constexpr int kLongest = 24;
    std::vector<ticket::Span> spans;
    if (clause.size() > kLongest)
        for (const auto& words :
             m_learned.reasons(heard.slice(clause.from, clause.to), kind, kReasons))
            addSpan(spans, heard.span(clause.from + words.from, clause.from + words.to));
    if (spans.empty())
        spans.push_back(heard.span(clause.from, clause.to));
    return spans;
}

std::vector<Label> KindReader::classify(const std::vector<Heard>& heard, const Prior& prior) const
{
    std::array<double, ticket::kKinds.size()> odds{}; ///< logarithms, against no kind yet
    ExampleModel::Vector runs;
    TellingClauses telling;
    int turn = 0;
    for (const auto& one : heard) {
        if (!one.isCaller())
            continue;
        const double place = placeInCall(turn);
        for (const auto& hit : named().find(one.text()))
            if (auto& odd = odds[static_cast<std::size_t>(hit.meaning)]; !isDenied(one, hit.from)) {
                odd = std::max(odd, hit.weight);
                telling.addNamed(one, hit);
            }
        const auto own = one.kindTerms ? KindTerms{} : termsOf(one);
        const auto& terms = one.kindTerms ? *one.kindTerms : own;
        for (const auto& [run, value] : terms.runs)
            runs.emplace_back(run, static_cast<float>(place) * value);
        telling.add(one, terms, place);
        turn += one.saysMuch() ? 1 : 0;
    }
    const auto learned = m_learned.scores(summed(std::move(runs)));
    for (std::size_t k = 0; k < learned.size(); ++k)
        odds[k] += learned[k];
    if (!prior.matters.empty() && !m_usualOf.empty()) {
        const auto usual = usualOf(prior.matters);
        const double most = *std::max_element(usual.begin(), usual.end());
        for (std::size_t k = 0; k < odds.size(); ++k)
            odds[k] += kMatter * std::log(std::max(usual[k], kLeastShare) / most);
    }
    double total = std::max(kLeastUntold, 1 - told(prior.matters));
    for (const double one : odds)
        total += std::exp(one);
    std::vector<Label> labels;
    for (const auto kind : ticket::kKinds)
        labels.push_back(
            {std::string{ticket::name(kind)},
             std::min(std::exp(odds[static_cast<std::size_t>(of(kind))]) / total, kSurest),
             {}});
    std::stable_sort(labels.begin(), labels.end(),
                     [](const Label& a, const Label& b) { return a.confidence > b.confidence; });
    const int kind = of(*ticket::parseKind(labels.front().name));
    if (const auto& most = telling.of(kind); most.heard)
        labels.front().spans = reasons(*most.heard, most.clause, kind);
    return labels;
}

Proposal kindProposal(const std::vector<Label>& labels)
{
    if (labels.empty() || labels.front().confidence < kKindShown)
        return {};
    const auto shown = [](const Label& label) {
        return std::string{ticket::chineseName(*ticket::parseKind(label.name))};
    };
    const auto& best = labels.front();
    Proposal proposal{best.name, shown(best), best.confidence, best.spans, {}};
    for (std::size_t i = 1; i < labels.size(); ++i)
        proposal.alternatives.push_back(
            {labels[i].name, shown(labels[i]), rounded(labels[i].confidence)});
    return proposal;
}

} // namespace lianxin::assist
