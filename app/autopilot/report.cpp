#include "app/autopilot/report.h"

#include <QJsonArray>

namespace lianxin::autopilot {

namespace {

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

QJsonObject fieldJson(const session::FieldState& state)
{
    const auto& field = state.value;
    const auto origin = ticket::name(field.origin);
    QJsonObject object{
        {"name", text(field.name)},
        {"value", text(field.value.value)},
        {"display", text(field.display.value)},
        {"confidence", field.confidence},
        {"origin", QString::fromUtf8(origin.data(), static_cast<qsizetype>(origin.size()))},
        {"model", text(state.model)}};
    if (!field.spans.empty()) {
        const auto& span = field.spans.front();
        object.insert(
            QStringLiteral("source"),
            QJsonObject{{"utterance", span.utterance}, {"from", span.from}, {"to", span.to}});
    } else {
        object.insert(QStringLiteral("source"), QJsonValue::Null);
    }
    return object;
}

} // namespace

QJsonObject toJson(const CallReport& report)
{
    QJsonArray fields;
    for (const auto& [name, field] : report.session.fields)
        if (!field.value.value.value.empty())
            fields.append(fieldJson(field));
    QJsonArray deadlines;
    if (report.session.deadlines)
        for (const auto& step : report.session.deadlines->steps)
            deadlines.append(QJsonObject{{"step", text(step.step)},
                                         {"name", text(step.name)},
                                         {"due", text(base::toIso(step.due))},
                                         {"why", text(step.why)}});
    QJsonObject stages;
    for (const auto& [name, ms] : report.stagesMs)
        stages.insert(name, ms);
    QJsonObject object{{"ticket", QJsonObject{{"number", report.number}, {"state", report.state}}},
                       {"fields", fields},
                       {"unit", report.unit},
                       {"deadlines", deadlines},
                       {"events", report.events},
                       {"stages_ms", stages}};
    if (report.session.pin)
        object.insert(QStringLiteral("district"),
                      text(report.session.pin->jurisdiction.district.str()));
    if (report.pictureAtMs >= 0)
        object.insert(QStringLiteral("picture_at_ms"), report.pictureAtMs);
    object.insert(QStringLiteral("media"), text(report.session.offer.media));
    return object;
}

} // namespace lianxin::autopilot
