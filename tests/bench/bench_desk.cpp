#include "app/city_source.h"
#include "app/sandbox/local_centre.h"
#include "app/sources/live_source.h"
#include "app/sources/scripted_media.h"
#include "app/sync/local_store.h"
#include "app/windows/desk_windows.h"
#include "models/engine/assist_sources.h"
#include "tests/bench/measure.h"
#include "widgets/ticketform/ticket_form.h"

#include <QApplication>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

/// The whole desk in this process: both windows, the scripted recogniser, help on its thread, the
/// store on its own, ten finished utterances a second. What a person feels: a key until it stands
/// on the screen, a sentence until its suggestions do.
namespace lianxin::bench {

namespace {

constexpr int kUtterancesPerSecond = 10;
constexpr int kKeys = 300;

/// A caller who says one short sentence after another; the sentences are those of the demo's
/// heating call.
training::Scenario torrent()
{
    training::Scenario scenario = readScenario({}, QStringLiteral("heating")).value();
    std::vector<training::Turn> turns;
    for (int round = 0; round < 20; ++round)
        turns.insert(turns.end(), scenario.turns.begin(), scenario.turns.end());
    scenario.turns = std::move(turns);
    return scenario;
}

double speedFor(const training::Scenario& scenario)
{
    const double perSecond =
        static_cast<double>(scenario.turns.size()) / (training::durationMs(scenario) / 1000.0);
    return kUtterancesPerSecond / perSecond;
}

struct DeskUnderLoad {
    DeskUnderLoad() : scenario(torrent())
    {
        store.open(folder.filePath(QStringLiteral("seat.db")));
        city = std::make_shared<const engine::City>(readCity({}).value());
        centre =
            std::make_unique<sandbox::LocalCentre>(city, SeatId("B-17"), [this](const ScenarioId&) {
                return Result<training::Scenario>(scenario);
            });
        const double speed = speedFor(scenario);
        media =
            std::make_unique<sources::ScriptedMedia>(speed, sources::ScriptedMedia::Voice::Silent);
        helper.setAssistant(std::make_shared<const assist::Assistant>(engine::assistSources(city)));
        sources::Surroundings with;
        with.centre = centre.get();
        with.store = &store;
        with.helper = &helper;
        with.seat = SeatId("B-17");
        with.speed = speed;
        with.hear = [this](const CallId& call, const std::string&, auto done) {
            done(media->hear(call, scenario, {}));
        };
        desk = std::make_unique<sources::LiveSource>(std::move(with));
        windows = std::make_unique<windows::DeskWindows>(*desk, windows::Purpose::Work);
        desk->setCity(city);
        windows->show(2);
        QObject::connect(desk.get(), &sources::LiveSource::offered, desk.get(),
                         &sources::LiveSource::answer);
        centre->start(scenario);
        if (!QTest::qWaitFor([this] { return desk->session().transcript.size() > 5; }, 20000))
            qFatal("the scripted call did not begin");
    }

    training::Scenario scenario;
    QTemporaryDir folder;
    sync::LocalStore store;
    std::shared_ptr<const engine::City> city;
    std::unique_ptr<sandbox::LocalCentre> centre;
    std::unique_ptr<sources::ScriptedMedia> media;
    sources::AssistWorker helper;
    std::unique_ptr<sources::LiveSource> desk;
    std::unique_ptr<windows::DeskWindows> windows;
};

/// Knows when a widget's new look has been flushed: its own paint, then the end of the window's
/// update.
class FlushWatch : public QObject {
public:
    explicit FlushWatch(QWidget* widget) : m_window(widget->window())
    {
        widget->installEventFilter(this);
        m_window->installEventFilter(this);
        m_widget = widget;
    }
    void arm() { m_painted = m_flushed = false; }
    bool flushed() const { return m_flushed; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (watched == m_widget && event->type() == QEvent::Paint) {
            m_painted = true;
            // The backing store is flushed when the window's update returns, before the next event.
            QMetaObject::invokeMethod(
                this, [this] { m_flushed = m_painted; }, Qt::QueuedConnection);
        }
        return false;
    }

private:
    QWidget* m_window;
    QWidget* m_widget = nullptr;
    bool m_painted = false;
    bool m_flushed = false;
};

void keystroke(benchmark::State& state)
{
    DeskUnderLoad load;
    load.windows->ticket().form->focusField(QStringLiteral("summary"));
    QWidget* edit = QApplication::focusWidget() ? QApplication::focusWidget()
                                                : load.windows->ticket().focusWidget();
    FlushWatch watch(edit);
    Samples samples;
    const auto before = load.desk->session().transcript.size();
    const auto begin = Samples::Clock::now();
    for (auto _ : state) {
        for (int i = 0; i < kKeys; ++i) {
            QTest::qWait(25);
            watch.arm();
            const auto pressed = Samples::Clock::now();
            QTest::keyClick(edit, static_cast<Qt::Key>(Qt::Key_A + i % 26));
            while (!watch.flushed() && Samples::Clock::now() - pressed < std::chrono::seconds(1))
                QCoreApplication::processEvents(
                    QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 1);
            samples.add(Samples::Clock::now() - pressed);
        }
    }
    const double seconds = std::chrono::duration<double>(Samples::Clock::now() - begin).count();
    state.counters["utterances_per_s"] =
        static_cast<double>(load.desk->session().transcript.size() - before) / seconds;
    samples.report(state);
}
BENCHMARK(keystroke)
    ->Name("desk/keystroke_to_flushed")
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

void suggestions(benchmark::State& state)
{
    DeskUnderLoad load;
    Samples samples;
    Samples::Clock::time_point heard;
    int heardSeq = 0;
    QObject::connect(&load.desk->recorder(), &sources::Recorder::recorded, load.desk.get(),
                     [&](const session::Event& event) {
                         if (std::holds_alternative<session::UtteranceHeard>(event.body)) {
                             heard = Samples::Clock::now();
                             heardSeq = event.seq;
                         }
                     });
    QObject::connect(&load.helper, &sources::AssistWorker::found, load.desk.get(),
                     [&](const SessionId&, const auto&, int upToSeq, qint64) {
                         if (heardSeq == 0 || upToSeq < heardSeq)
                             return;
                         const auto from = heard;
                         heardSeq = 0;
                         // Drawn in this turn of the loop by the zero timer, flushed before the
                         // next.
                         QTimer::singleShot(0, load.desk.get(), [&samples, from] {
                             QTimer::singleShot(0, [&samples, from] {
                                 samples.add(Samples::Clock::now() - from);
                             });
                         });
                     });
    for (auto _ : state)
        if (!QTest::qWaitFor([&] { return samples.size() >= 150; }, 30000))
            state.SkipWithError("too few suggestions came");
    samples.report(state);
}
BENCHMARK(suggestions)
    ->Name("desk/utterance_to_suggestions_shown")
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

} // namespace

} // namespace lianxin::bench
