#include "server-stub/operate/figure_text.h"

#include <algorithm>
#include <ostream>

namespace lianxin::operate {

namespace {

using engine::Figure;
using engine::Rate;
using engine::Tallies;
using engine::UnitMonth;

/// Empty for a word that names neither a figure nor a rate.
std::vector<Figure> figuresNamed(const std::string& word)
{
    if (const auto figure = engine::parseFigure(word))
        return {*figure};
    if (const auto rate = engine::parseRate(word))
        return engine::figuresOf(*rate);
    return {};
}

std::string signedNumber(int number)
{
    return (number > 0 ? "+" : "") + std::to_string(number);
}

/// What was asked about and happened, of one unit; printed piece by piece.
class Behind {
public:
    Behind(std::ostream& out, const store::FigureQuestion& question, const store::Findings& found)
        : m_out(out), m_question(question), m_found(found)
    {
        engine::UnitFigures sum;
        for (const auto& event : found.behind)
            sum.add(event.judgement);
        m_tallies = engine::talliesOf(sum);
    }

    void print()
    {
        for (const auto& [key, tallies] : m_tallies) {
            for (const auto figure : engine::kFigures)
                if (!isOfARate(figure)) {
                    printEvents(key, {figure});
                    printSums(key, tallies, {figure});
                }
            for (const auto rate : engine::kThreeRates)
                printRate(key, tallies, rate);
            if (isWhole(Rate::Score))
                m_out << headOf(key) << engine::chineseName(Rate::Score) << '\t'
                      << engine::percentText(engine::ratesOf(tallies, m_found.weights).score)
                      << '\n';
        }
    }

private:
    static bool isOfARate(Figure figure)
    {
        const auto all = engine::figuresOf(Rate::Score);
        return std::find(all.begin(), all.end(), figure) != all.end();
    }
    bool isAsked(Figure figure) const
    {
        const auto& asked = m_question.figures;
        return asked.empty() || std::find(asked.begin(), asked.end(), figure) != asked.end();
    }
    bool isWhole(Rate rate) const
    {
        const auto parts = engine::figuresOf(rate);
        return std::all_of(parts.begin(), parts.end(), [&](Figure part) { return isAsked(part); });
    }
    static std::string headOf(const UnitMonth& key)
    {
        return key.unit.str() + '\t' + engine::monthText(key.month) + '\t';
    }

    void printEvents(const UnitMonth& key, const std::vector<Figure>& figures)
    {
        for (const auto& event : m_found.behind)
            if (event.judgement.key.month == key.month &&
                std::find(figures.begin(), figures.end(), event.judgement.key.figure) !=
                    figures.end())
                printEvent(event);
    }

    void printSums(const UnitMonth& key, const Tallies& tallies, const std::vector<Figure>& figures)
    {
        for (const auto figure : figures)
            if (const auto& tally = tallies[static_cast<std::size_t>(figure)]; tally.judged != 0)
                m_out << headOf(key) << engine::chineseName(figure) << '\t' << textOf(tally)
                      << '\n';
    }

    static std::string textOf(const engine::Tally& tally)
    {
        return std::to_string(tally.good) + '/' + std::to_string(tally.judged);
    }

    void printEvent(const store::FigureEvent& event)
    {
        const auto& [key, change] = event.judgement;
        m_out << event.seq << '\t' << base::toIso(event.at) << '\t' << event.type << '\t'
              << event.ticket << '\t' << engine::monthText(key.month) << '\t'
              << engine::chineseName(key.figure) << '\t' << signedNumber(change.good) << '/'
              << signedNumber(change.judged) << '\n';
    }

    void printRate(const UnitMonth& key, const Tallies& tallies, Rate rate)
    {
        const auto figures = engine::figuresOf(rate);
        printEvents(key, figures);
        if (figures.size() > 1)
            printSums(key, tallies, figures);
        if (!isWhole(rate))
            return;
        const auto rates = engine::ratesOf(tallies, m_found.weights);
        m_out << headOf(key) << engine::chineseName(rate) << '\t'
              << textOf(engine::tallyOf(rate, tallies)) << '\t'
              << engine::percentText(engine::valueOf(rates, rate)) << "\t权数 "
              << engine::weightOf(rate, m_found.weights) << '\n';
    }

    std::ostream& m_out;
    const store::FigureQuestion& m_question;
    const store::Findings& m_found;
    std::map<UnitMonth, Tallies> m_tallies;
};

std::string behindJson(const std::vector<store::FigureEvent>& behind)
{
    std::string list;
    for (const auto& event : behind) {
        const auto& [key, change] = event.judgement;
        list += list.empty() ? ",\"behind\":[" : ",";
        list += "{\"seq\":" + std::to_string(event.seq) + ",\"at\":\"" + base::toIso(event.at) +
                "\",\"type\":\"" + event.type + "\",\"ticket\":\"" + event.ticket +
                "\",\"month\":\"" + engine::monthText(key.month) + "\",\"figure\":\"" +
                std::string(engine::name(key.figure)) +
                "\",\"good\":" + std::to_string(change.good) +
                ",\"judged\":" + std::to_string(change.judged) + '}';
    }
    return list.empty() ? list : list + ']';
}

} // namespace

std::optional<store::FigureQuestion> figureQuestion(const std::string& text)
{
    const auto slash = text.find('/');
    store::FigureQuestion question{UnitId(text.substr(0, slash)), {}, {}};
    if (question.unit.empty())
        return std::nullopt;
    if (slash == std::string::npos)
        return question;
    const auto second = text.find('/', slash + 1);
    question.figures = figuresNamed(text.substr(slash + 1, second - slash - 1));
    if (second != std::string::npos)
        question.month = engine::parseMonth(text.substr(second + 1));
    const bool understood =
        !question.figures.empty() && (second == std::string::npos || question.month.has_value());
    return understood ? std::optional(question) : std::nullopt;
}

void printRates(std::ostream& out, const wire::FigureTable& table)
{
    out << "考核月份\t" << table.month << '\n';
    if (table.units.empty())
        return;
    out << "单位\t名称";
    for (const auto rate : engine::kRates)
        out << '\t' << engine::chineseName(rate);
    out << '\n';
    for (const auto& row : table.units) {
        out << row.unit.str() << '\t' << row.name;
        for (const auto rate : engine::kRates)
            out << '\t' << engine::percentText(engine::valueOf(row.rates, rate));
        out << '\n';
    }
}

void printBehind(std::ostream& out, const store::FigureQuestion& question,
                 const store::Findings& found)
{
    Behind(out, question, found).print();
}

std::string figuresJson(const store::Findings& found)
{
    std::string weights;
    for (const auto rate : engine::kThreeRates)
        weights += (weights.empty() ? "\"" : ",\"") + std::string(engine::name(rate)) +
                   "\":" + std::to_string(engine::weightOf(rate, found.weights));
    return ",\"weights\":{" + weights + "},\"rates\":" + wire::figuresBody(found.rates) +
           behindJson(found.behind);
}

} // namespace lianxin::operate
