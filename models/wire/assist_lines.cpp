#include "models/wire/assist_lines.h"

#include "models/wire/session_shapes.h"

namespace lianxin::wire {

template <>
inline constexpr auto kShape<SpokenLine> = shape("Spoken", member("call", &SpokenLine::call),
                                                 needed("speaker", &SpokenLine::speaker),
                                                 member("text", &SpokenLine::text),
                                                 member("start", &SpokenLine::fromMs),
                                                 member("end", &SpokenLine::toMs),
                                                 member("final", &SpokenLine::final));

namespace {

/// Writes the suggestions of one event of a session; what suggests nothing writes nothing.
class Lines {
public:
    Lines(std::string call, int after) : m_call(std::move(call)), m_after(after) {}

    template <class Other> void operator()(const Other&) {}
    void operator()(const session::FieldSuggested& e)
    {
        add(e.field.name, e.field.value.value, e.field.display.value, e.field.confidence,
            e.field.spans);
    }
    void operator()(const session::TemplateChosen& e)
    {
        add("template", e.formTemplate.str(), e.name, 1, {});
    }
    void operator()(const session::AnswersShown& e)
    {
        for (const auto& answer : e.answers)
            add("answer", answer.entry.str(), answer.title, answer.score, answer.spans);
    }
    void operator()(const session::GuideProposed& e)
    {
        if (e.guide)
            add("guide", e.guide->id.str(), e.guide->title, 1, {});
    }
    void operator()(const session::PinPlaced& e)
    {
        const auto point = std::to_string(e.point.lon) + "," + std::to_string(e.point.lat);
        add("pin", point, e.label, e.confidence, {});
        if (!e.jurisdiction.district.empty())
            add("district", e.jurisdiction.district.str(), e.jurisdiction.districtName,
                e.confidence, {});
    }
    void operator()(const session::DestinationProposed& e)
    {
        if (!e.lead.unit.empty())
            add("unit", e.lead.unit.str(), e.lead.name, e.lead.confidence, {});
    }
    void operator()(const session::DeadlinesProposed& e)
    {
        for (const auto& step : e.steps)
            add("deadline." + step.step, base::toIso(step.due), step.name, 1, {});
    }
    void operator()(const session::HintsShown& e)
    {
        for (const auto& hint : e.hints)
            add("hint." + hint.id, hint.text, hint.say, 1, hint.spans);
    }
    void operator()(const session::MoodSensed& e) { add("mood", wordOf(e.mood), {}, 1, {}); }

    std::vector<std::string> take() { return std::move(m_lines); }

private:
    void add(std::string_view field, std::string_view value, std::string_view display,
             double confidence, const std::vector<ticket::Span>& spans)
    {
        Json line{{"after", m_after},
                  {"field", std::string(field)},
                  {"value", std::string(value)},
                  {"display", std::string(display.empty() ? value : display)},
                  {"confidence", confidence}};
        if (!m_call.empty())
            line["call"] = m_call;
        if (!spans.empty()) {
            line["utterance"] = spans.front().utterance;
            line["from"] = spans.front().from;
            line["to"] = spans.front().to;
            line["spans"] = write(spans);
        }
        m_lines.push_back(dump(line));
    }

    std::string m_call;
    int m_after;
    std::vector<std::string> m_lines;
};

} // namespace

Result<SpokenLine> parseSpokenLine(std::string_view line)
{
    auto spoken = readText<SpokenLine>(line);
    if (!spoken || !spoken.value().text.empty())
        return spoken;
    const auto json = parseJson(line);
    if (json && !json.value().contains("text"))
        return Error{"missing_member", "text"};
    return spoken;
}

std::vector<std::string> suggestionLines(const std::vector<session::Body>& bodies,
                                         const std::string& call, int after)
{
    Lines lines(call, after);
    for (const auto& body : bodies)
        std::visit(lines, body);
    return lines.take();
}

std::string badLine(std::int64_t line, const Error& error)
{
    return dump(Json{{"line", line}, {"error", error.code}, {"detail", error.detail}});
}

} // namespace lianxin::wire
