#include "app/autopilot/autopilot.h"

#include "models/assist/next_matter.h"
#include "models/ticket/field.h"
#include "models/ticket/life_cycle.h"

#include <QFile>
#include <QJsonDocument>
#include <QTimer>

#include <algorithm>
#include <string>
#include <utility>

namespace lianxin::autopilot {

using namespace ticket::field;

namespace {

/// A person looks at the offer before answering.
constexpr int kAnswerAfterMs = 600;
/// Time for the last suggestions to come in after the last word.
constexpr int kSettleMs = 500;
/// At a form without a summary; the second where nothing has helped with this call yet: help is
/// still being made ready, which takes long in a large city and on a busy machine.
constexpr int kMostLooks = 20;
constexpr int kMostLooksUnhelped = 120;
/// Pictures are taken when this share of the form is filled, or so many utterances were heard.
constexpr double kMostFields = 0.85;

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

qint64 percentile(std::vector<qint64> values, double share)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1,
                           static_cast<std::size_t>(share * static_cast<double>(values.size())))];
}

session::Outcome outcomeOf(const session::CallSession& desk)
{
    const auto* lead = session::leadOf(desk);
    if (desk.deadlines && desk.deadlines->urgency == ticket::Urgency::Emergency && lead)
        return session::Outcome::HandedOver;
    if (session::valueOf(desk, kKind) == "enquiry" && !desk.answers.empty())
        return session::Outcome::AnsweredDirectly;
    return session::Outcome::Dispatched;
}

} // namespace

Autopilot::Autopilot(sources::LiveSource& desk, Flight flight, QObject* parent)
    : QObject(parent), m_desk(desk), m_flight(std::move(flight)), m_out(stdout)
{
    connect(&m_desk, &sources::LiveSource::offered, this,
            [this] { QTimer::singleShot(kAnswerAfterMs, this, &Autopilot::answer); });
    connect(&m_desk, &sources::LiveSource::changed, this, &Autopilot::watch);
    connect(&m_desk, &sources::LiveSource::helped, this,
            [this](qint64 us) { m_helpUs.push_back(us); });
    connect(&m_desk, &sources::LiveSource::lineEnded, this, [this] {
        m_lineEnded = true;
        QTimer::singleShot(kSettleMs, this, &Autopilot::finishForm);
    });
    connect(&m_desk, &sources::LiveSource::ticketMoved, this, &Autopilot::moved);
    connect(&m_desk, &sources::LiveSource::journalStored, this, &Autopilot::check);
    connect(&m_desk, &sources::LiveSource::ticketNumbered, this, &Autopilot::numbered);
    connect(&m_desk, &sources::LiveSource::noticed, this, [this](const QString& words) {
        if (!words.isEmpty())
            tell(tr("提示：%1").arg(words));
    });
}

void Autopilot::tell(const QString& words)
{
    m_out << words << '\n' << Qt::flush;
}

void Autopilot::stage(const QString& name)
{
    if (!m_calls.empty())
        m_calls.back().report.stagesMs.emplace(name, m_calls.back().since.elapsed());
}

void Autopilot::begin()
{
    ++m_taken;
    m_told = 0;
    m_lineEnded = false;
    beginTicket();
}

void Autopilot::beginTicket()
{
    m_calls.emplace_back();
    m_calls.back().since.start();
    m_submitting = false;
    m_finishing = false;
    m_turning = false;
    m_looked = 0;
    m_helpUs.clear();
}

void Autopilot::answer()
{
    if (m_taken >= m_flight.calls || m_desk.session().call != session::CallState::Offered)
        return;
    begin();
    const auto& offer = m_desk.session().offer;
    tell(tr("来电 %1，此前工单 %2 件")
             .arg(text(masked(offer.number.value)))
             .arg(offer.history.size()));
    m_desk.answer();
}

void Autopilot::watch()
{
    const auto& desk = m_desk.session();
    if (m_calls.empty() && desk.call == session::CallState::Talking) {
        begin();
        tell(tr("接着上次未完的通话，草稿仍在"));
    }
    if (m_calls.empty() || desk.call == session::CallState::None)
        return;
    if (desk.answeredMs)
        stage(QStringLiteral("answered"));
    for (; m_told < static_cast<int>(desk.transcript.size()); ++m_told) {
        const auto& said = desk.transcript[static_cast<std::size_t>(m_told)];
        tell(QStringLiteral("  %1 %2  %3")
                 .arg(said.fromMs / 60000, 2, 10, QLatin1Char('0'))
                 .arg(QStringLiteral(":%1").arg(said.fromMs / 1000 % 60, 2, 10, QLatin1Char('0')),
                      (said.speaker == session::Speaker::Agent ? tr("话务员：") : tr("来电人：")) +
                          text(said.text)));
    }
    walkGuide();
    const auto [filled, total] = session::completeness(desk);
    if (!m_pictured && m_flight.takePictures && filled >= kMostFields * total && desk.pin &&
        desk.destination && !desk.answers.empty() && desk.call == session::CallState::Talking) {
        picture();
    }
    if (m_submitting && desk.submitted && !desk.turn && !desk.number.empty() &&
        desk.call == session::CallState::Talking) {
        m_submitting = false;
        stage(QStringLiteral("numbered"));
        m_calls.back().report.number = text(desk.number);
        tell(tr("受理，工单号 %1").arg(m_calls.back().report.number));
        QTimer::singleShot(0, this, &Autopilot::leave);
    }
    if (desk.submitted || m_finishing)
        return;
    if (desk.turn)
        finishForm();
    else if (speaksOfAnother() && !std::exchange(m_turning, true))
        m_desk.nextMatter();
}

/// The windows draw what was just recorded a little later.
void Autopilot::picture()
{
    m_pictured = m_picturing = true;
    m_calls.back().report.pictureAtMs = m_desk.session().atMs;
    QTimer::singleShot(kSettleMs, this,
                       [this] { m_flight.takePictures([this] { m_picturing = false; }); });
}

/// Opens the guide that fits and takes the keys that the caller's words mean.
void Autopilot::walkGuide()
{
    const auto& desk = m_desk.session();
    if (!desk.guide || desk.submitted || desk.call != session::CallState::Talking)
        return;
    if (!desk.guide->open)
        m_desk.openGuide();
    else if (const auto heard = desk.guide->heard)
        m_desk.chooseGuideKey(text(heard->node), heard->option);
}

bool Autopilot::speaksOfAnother() const
{
    const auto& hints = m_desk.session().hints;
    return std::any_of(hints.begin(), hints.end(), [](const session::Hint& hint) {
        return hint.id == assist::kNextMatterHint;
    });
}

/// The next matter's form lies on the desk; this one's ticket is on its way.
void Autopilot::goOn()
{
    m_calls.back().ticket = text(m_desk.session().matter->before.back().id.str());
    tell(tr("另记一单"));
    beginTicket();
    if (m_lineEnded)
        QTimer::singleShot(kSettleMs, this, &Autopilot::finishForm);
}

void Autopilot::finishForm()
{
    if (m_submitting || m_desk.session().submitted ||
        m_desk.session().call != session::CallState::Talking)
        return;
    m_finishing = true;
    if (!m_pictured && m_flight.takePictures)
        picture();
    const auto& desk = m_desk.session();
    // Nobody sends a form whose summary is still to come; help that never comes is not awaited.
    const int most = m_helpUs.empty() ? kMostLooksUnhelped : kMostLooks;
    const bool early = !desk.fields.contains(std::string{kSummary}) && ++m_looked < most;
    if (m_picturing || early) {
        QTimer::singleShot(kSettleMs, this, &Autopilot::finishForm);
        return;
    }
    if (!desk.answers.empty())
        m_desk.useAnswer(text(desk.answers.front().entry.str()), desk.answers.front().version);
    m_desk.acceptAll();
    // Confirming may change where the ticket goes; the helper answers within milliseconds.
    QTimer::singleShot(kSettleMs, this, &Autopilot::submit);
}

void Autopilot::submit()
{
    const auto& desk = m_desk.session();
    auto& call = m_calls.back();
    call.report.session = desk;
    call.report.events = desk.seq + 1;
    if (const auto* lead = session::leadOf(desk))
        call.report.unit = text(lead->name);
    const auto [filled, total] = session::completeness(desk);
    tell(tr("表单 %1/%2 项已填；承办单位：%3")
             .arg(filled)
             .arg(total)
             .arg(call.report.unit.isEmpty() ? tr("（转派单员）") : call.report.unit));
    stage(QStringLiteral("submitted"));
    call.report.stagesMs.emplace(QStringLiteral("help_p50_us"), percentile(m_helpUs, 0.5));
    call.report.stagesMs.emplace(QStringLiteral("help_p99_us"), percentile(m_helpUs, 0.99));
    m_submitting = true;
    const bool goesOn = desk.turn.has_value();
    const auto outcome = outcomeOf(desk);
    if (outcome == session::Outcome::HandedOver)
        handOver(*session::leadOf(desk));
    else
        m_desk.submit(outcome, {});
    if (goesOn)
        return goOn();
    if (m_desk.session().submitted)
        call.ticket = text(m_desk.session().submitted->ticket.str());
    watch();
}

/// As F8 does: the emergency line hears the caller while the call-taker is still there.
void Autopilot::handOver(const session::UnitChoice& lead)
{
    const QString unit = text(lead.unit.str()); // e119
    const QString name = text(lead.name);
    m_desk.handOver(unit.mid(1), name);
    m_desk.submit(session::Outcome::HandedOver, {});
    tell(tr("接入三方通话：%1").arg(name));
}

void Autopilot::leave()
{
    m_desk.hangUp();
    // Wrap-up ends once the recogniser has sent its last words.
    QTimer::singleShot(kSettleMs, this, [this] {
        auto& last = m_calls.back();
        stage(QStringLiteral("wrapped_up"));
        last.report.events = m_desk.session().seq + 1;
        m_desk.finishWrapUp();
        check();
    });
}

void Autopilot::numbered(const QString& ticket, const QString& number)
{
    for (auto& call : m_calls)
        if (call.ticket == ticket)
            call.report.number = number;
}

void Autopilot::moved(const QString& ticket, const QString& state, const QString& unit)
{
    const auto it = std::find_if(m_calls.begin(), m_calls.end(),
                                 [&](const Call& call) { return call.ticket == ticket; });
    if (it == m_calls.end())
        return;
    it->report.state = state;
    it->report.stagesMs.emplace(state, it->since.elapsed());
    const auto parsed = ticket::parseState(state.toStdString());
    const auto words = parsed ? ticket::chineseName(*parsed) : std::string_view();
    tell(tr("工单 %1：%2 %3")
             .arg(it->report.number,
                  QString::fromUtf8(words.data(), static_cast<qsizetype>(words.size())), unit)
             .trimmed());
    check();
}

void Autopilot::check()
{
    if (m_landed || m_taken < m_flight.calls || m_desk.session().call != session::CallState::None ||
        m_desk.handover().journals() > 0)
        return;
    const auto archived = std::count_if(m_calls.begin(), m_calls.end(), [](const Call& call) {
        return call.report.state == QLatin1String("archived");
    });
    if (archived < static_cast<std::ptrdiff_t>(m_calls.size()))
        return;
    m_landed = true;
    write();
    Q_EMIT landed(static_cast<int>(archived), static_cast<int>(m_calls.size()));
}

void Autopilot::write()
{
    if (m_flight.reportFile.isEmpty())
        return;
    QFile file(m_flight.reportFile);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate)) {
        tell(tr("无法写入 %1：%2").arg(m_flight.reportFile, file.errorString()));
        return;
    }
    const auto format = m_calls.size() == 1 ? QJsonDocument::Indented : QJsonDocument::Compact;
    for (const auto& call : m_calls)
        file.write(QJsonDocument(toJson(call.report)).toJson(format) +
                   (m_calls.size() == 1 ? "" : "\n"));
}

} // namespace lianxin::autopilot
