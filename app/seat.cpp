#include "app/seat.h"

#include "app/autopilot/autopilot.h"
#include "app/city_source.h"
#include "app/pictures.h"
#include "app/sandbox/local_centre.h"
#include "app/sources/desk_words.h"
#include "app/sources/replay_source.h"
#include "app/windows/login_dialog.h"
#include "models/wire/city_json.h"
#include "models/wire/session_json.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QMessageBox>
#include <QStandardPaths>
#include <QTextStream>
#include <QThreadPool>

#include <algorithm>
#include <utility>

namespace lianxin {

namespace {

constexpr int kFailed = 1;
constexpr int kCatalogueRetryMs = 3000;
constexpr int kLongestLeaveMs = 1000;
const QString kStaffKey = QStringLiteral("staff");
const QString kCatalogueKey = QStringLiteral("catalogue");

QString modelKey(const QString& name)
{
    return QStringLiteral("model.") + name;
}

} // namespace

Seat::Seat(Options options, QObject* parent) : QObject(parent), m_options(std::move(options))
{
    m_line.seat = m_options.seat;
}

Seat::~Seat() = default;

void Seat::start()
{
    if (!m_options.replay.isEmpty())
        startReplay();
    else if (!m_options.sandbox.isEmpty())
        startSandbox();
    else
        startLive();
    if (m_options.quitAfterMs > 0)
        QTimer::singleShot(m_options.quitAfterMs, qApp, [] { QApplication::exit(0); });
}

void Seat::fail(const QString& words)
{
    QTextStream(stderr) << words << '\n';
    const bool isWatched = m_options.password.isEmpty() && m_options.shots.isEmpty() &&
                           m_options.autopilotCalls == 0 && m_options.quitAfterMs == 0;
    if (!isWatched) {
        // Not before the event loop runs: an exit asked for earlier is forgotten.
        QTimer::singleShot(0, qApp, [] { QApplication::exit(kFailed); });
        return;
    }
    auto* box = new QMessageBox(QMessageBox::Critical, tr("连心"), words);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QDialog::finished, qApp, [] { QApplication::exit(kFailed); });
    box->open();
}

// — live work

void Seat::makeDesk(sync::Centre& centre, sync::LocalStore* store)
{
    m_centre = &centre;
    m_helper = std::make_unique<sources::AssistWorker>();
    m_builder = std::make_unique<sources::AssistantBuilder>();
    connect(m_builder.get(), &sources::AssistantBuilder::built, this,
            [this](const auto& assistant) { m_helper->setAssistant(assistant); });
    connect(m_builder.get(), &sources::AssistantBuilder::refused, this,
            [this](const QString& name, const QString& code) {
                Q_EMIT m_live->noticed(
                    sources::wordsFor(QStringLiteral("bad_model"), name + QLatin1Char(' ') + code));
            });
    m_media = std::make_unique<sources::ScriptedMedia>(m_options.speed,
                                                       m_options.voice && m_options.speed == 1
                                                           ? sources::ScriptedMedia::Voice::Spoken
                                                           : sources::ScriptedMedia::Voice::Silent,
                                                       m_options.recogniser);
    sources::Surroundings with;
    with.centre = m_centre;
    with.store = store;
    with.helper = m_helper.get();
    with.seat = SeatId(m_options.seat.toStdString());
    with.speed = m_options.speed;
    with.hear = [this](const CallId& call, const std::string& media, auto done) {
        hear(call, media, std::move(done));
    };
    m_live = std::make_unique<sources::LiveSource>(std::move(with));
    m_windows = std::make_unique<windows::DeskWindows>(*m_live, windows::Purpose::Work);
    connect(m_windows.get(), &windows::DeskWindows::closed, this, &Seat::leave);
    connect(m_centre, &sync::Centre::seqChanged, this, &Seat::tellLine);
    connect(m_centre, &sync::Centre::answered, this, &Seat::tellLine);
    // What is recorded may be followed by a command.
    connect(m_live.get(), &sources::LiveSource::changed, this, &Seat::tellLine,
            Qt::QueuedConnection);
    connect(m_centre, &sync::Centre::snapshotTaken, this, [this](const wire::Snapshot& snapshot) {
        const auto waiting = snapshot.queues.find("waiting");
        m_line.queued = waiting == snapshot.queues.end() ? 0 : waiting->second;
        std::optional<UtcTime> since;
        for (const auto& call : snapshot.calls)
            if (call.phase == engine::CallPhase::Waiting && (!since || call.queuedAt < *since))
                since = call.queuedAt;
        m_windows->setWaitingSince(since);
        tellLine();
    });
    connect(m_live.get(), &sources::LiveSource::callClosed, this, [this] {
        m_day.closed(m_centre->now());
        tellLine();
    });
    connect(m_live.get(), &sources::LiveSource::changed, this, [this] {
        const auto& desk = m_live->session();
        if (desk.call == session::CallState::WrapUp && desk.answeredMs && desk.endedMs &&
            desk.endReason != sources::LiveSource::kNextMatter && desk.seq > 0 &&
            desk.atMs == *desk.endedMs)
            m_day.talked(Milliseconds(*desk.endedMs - *desk.answeredMs), m_centre->now());
    });
    m_windows->show(m_options.screens);
    if (m_options.announce)
        announceReady();
    startAutopilot();
}

/// The form takes keys once its window has been painted and the event loop turns.
void Seat::announceReady()
{
    auto& window = m_windows->ticket();
    window.repaint();
    QTimer::singleShot(0, this, [] { QTextStream(stdout) << "form ready" << Qt::endl; });
}

void Seat::tellLine()
{
    m_line.synced = m_centre->seq();
    m_line.unsent = m_centre->waiting();
    m_line.callsToday = m_day.calls(m_centre->now());
    m_line.meanSeconds = static_cast<int>(m_day.meanTalk(m_centre->now()).count());
    m_windows->setSeatLine(m_line);
}

/// Nobody waits long for a centre that does not answer.
void Seat::leave()
{
    if (std::exchange(m_leaving, true))
        return;
    connect(m_live.get(), &sources::LiveSource::signedOut, this, &Seat::logOut);
    QTimer::singleShot(kLongestLeaveMs, this, &Seat::logOut);
    m_live->signOut();
}

void Seat::logOut()
{
    const auto exit = [] { QApplication::exit(0); };
    if (!m_api) {
        exit();
        return;
    }
    if (std::exchange(m_loggedOut, true))
        return;
    QTimer::singleShot(kLongestLeaveMs, qApp, exit);
    m_api->post(QStringLiteral("/v1/logout"), {}, [exit](const sync::Reply&) { exit(); });
}

void Seat::startLive()
{
    const QString folder = m_options.dataDir.isEmpty()
                               ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
                               : m_options.dataDir;
    QDir().mkpath(folder);
    const QString file = folder + QStringLiteral("/seat-%1.db").arg(m_options.seat);
    m_lock = std::make_unique<QLockFile>(file + QStringLiteral(".lock"));
    m_lock->setStaleLockTime(0);
    if (!m_lock->tryLock() && m_lock->error() == QLockFile::LockFailedError) {
        fail(sources::wordsFor(QStringLiteral("already_open"), m_options.seat));
        return;
    }
    m_store = std::make_unique<sync::LocalStore>();
    const auto opened = m_store->open(file);
    m_day = DayCount(m_store.get());
    m_day.sitDown(QString::fromUtf8(m_store->cache(kStaffKey).second));
    m_api = std::make_unique<sync::ApiClient>(m_options.server);
    m_remote = std::make_unique<sync::RemoteCentre>(*m_api, *m_store);
    makeDesk(*m_remote, m_store.get());
    if (!opened.ok())
        Q_EMIT m_live->noticed(sources::wordsFor(QString::fromStdString(opened.error().code)));
    else if (!opened.value().keptAside.isEmpty())
        Q_EMIT m_live->noticed(sources::wordsFor(QStringLiteral("store_salvaged")));
    connect(m_remote.get(), &sync::Centre::happened, this, [this](const engine::Event& event) {
        if (std::holds_alternative<engine::ClocksRevised>(event.body))
            fetchCatalogue(); // the deadlines the desk announces follow the new clocks
    });
    connect(m_remote.get(), &sync::Centre::topicWarned, this,
            [this](const wire::TopicWarning& warning) {
                Q_EMIT m_live->noticed(sources::wordsFor(warning));
            });
    connect(m_remote.get(), &sync::Centre::loginLost, this, [this] {
        Q_EMIT m_live->noticed(sources::wordsFor(QStringLiteral("login_lost")));
        login();
    });
    for (const QString& name : sources::AssistantBuilder::modelNames())
        m_builder->setModel(name, m_store->cache(modelKey(name)).second);
    const auto [tag, body] = m_store->cache(kCatalogueKey);
    if (!body.isEmpty())
        readCityAway([body = body.toStdString()] { return wire::parseCityText(body); });
    m_live->restore();
    login();
}

void Seat::login()
{
    const auto answered = [this](const Result<wire::LoginAnswer>& answer) {
        if (answer.ok()) {
            loggedIn(answer.value());
            return;
        }
        const QString code = QString::fromStdString(answer.error().code);
        const QString words =
            sources::wordsFor(code, QString::fromStdString(answer.error().detail));
        if (code == QLatin1String("offline") || code == QLatin1String("timeout")) {
            Q_EMIT m_live->noticed(words);
            QTimer::singleShot(kCatalogueRetryMs, this, &Seat::login);
        } else if (m_loginDialog)
            m_loginDialog->showProblem(words);
        else
            fail(words);
    };
    if (!m_options.password.isEmpty()) {
        m_api->login(m_options.staff, m_options.password, answered);
        return;
    }
    if (!m_loginDialog) {
        m_loginDialog =
            std::make_unique<windows::LoginDialog>(m_options.staff, &m_windows->ticket());
        connect(m_loginDialog.get(), &windows::LoginDialog::loginRequested, this,
                [this, answered](const QString& staff, const QString& password) {
                    m_api->login(staff, password, answered);
                });
    }
    m_loginDialog->show();
}

void Seat::loggedIn(const wire::LoginAnswer& answer)
{
    if (m_loginDialog)
        m_loginDialog->hide();
    m_line.staff = QString::fromStdString(answer.name);
    noteWhoSatHere(QString::fromStdString(answer.staff.str()));
    const auto hasRole = [&](engine::Role role) {
        return std::find(answer.roles.begin(), answer.roles.end(), role) != answer.roles.end();
    };
    m_live->setTakesCalls(hasRole(engine::Role::CallTaker));
    m_windows->setMaySupervise(hasRole(engine::Role::Supervisor));
    fetchCatalogue();
    fetchModels();
    m_remote->start();
    tellLine();
}

/// What is sent from now on bears the name of whoever has logged in.
void Seat::noteWhoSatHere(const QString& staff)
{
    const QString before = QString::fromUtf8(m_store->cache(kStaffKey).second);
    const bool isLeft = m_remote->waiting() > 0 || m_live->handover().hasUnfinished() ||
                        m_live->session().call != session::CallState::None;
    if (isLeft && !before.isEmpty() && before != staff)
        Q_EMIT m_live->noticed(sources::wordsFor(QStringLiteral("left_by_other"), before));
    m_store->putCache(kStaffKey, {}, staff.toUtf8());
    m_day.sitDown(staff);
}

void Seat::fetchCatalogue()
{
    const auto tag = m_store->cache(kCatalogueKey).first;
    m_api->get(
        QStringLiteral("/v1/catalogue"), {},
        [this](const sync::Reply& reply) {
            if (reply.status == 304)
                return;
            if (!reply.body.ok()) {
                QTimer::singleShot(kCatalogueRetryMs, this, &Seat::fetchCatalogue);
                return;
            }
            m_store->putCache(kCatalogueKey, reply.tag, reply.body.value());
            readCityAway(
                [body = reply.body.value().toStdString()] { return wire::parseCityText(body); });
        },
        tag);
}

void Seat::fetchModels()
{
    for (const QString& name : sources::AssistantBuilder::modelNames())
        fetchModel(name);
}

/// What the centre has no model of is told by words; while it cannot be asked, the last one serves.
void Seat::fetchModel(const QString& name)
{
    m_api->get(
        QStringLiteral("/v1/models/") + name, {},
        [this, name](const sync::Reply& reply) {
            const bool none = !reply.body.ok() && reply.body.error().code == "unknown_model";
            if (reply.status == 304 || (!reply.body.ok() && !none))
                return;
            const QByteArray file = none ? QByteArray() : reply.body.value();
            m_store->putCache(modelKey(name), reply.tag, file);
            m_builder->setModel(name, file);
        },
        m_store->cache(modelKey(name)).first);
}

/// Reading a city takes longer than a person waits for a key: it happens on another thread.
void Seat::readCityAway(std::function<Result<engine::City>()> read)
{
    QThreadPool::globalInstance()->start([this, read = std::move(read)] {
        auto result = read();
        if (!result.ok()) {
            const QString words = QString::fromStdString(result.error().detail);
            QMetaObject::invokeMethod(this, [this, words] { Q_EMIT m_live->noticed(words); });
            return;
        }
        const auto city = std::make_shared<const engine::City>(std::move(result).value());
        QMetaObject::invokeMethod(this, [this, city] { useCity(city); });
    });
}

void Seat::useCity(const std::shared_ptr<const engine::City>& city)
{
    m_city = city;
    m_live->setCity(city);
    m_windows->setCity(city, m_options.tiles);
    m_builder->setCity(city);
}

void Seat::hear(const CallId& call, const std::string& media,
                std::function<void(std::unique_ptr<sources::Hearing>)> done)
{
    static const std::string kScenario = "scenario:";
    if (!media.starts_with(kScenario))
        return;
    m_centre->scenario(ScenarioId(media.substr(kScenario.size())),
                       [this, call, done = std::move(done)](const training::Scenario& scenario) {
                           done(m_media->hear(call, scenario, {}));
                       });
}

// — sandbox

void Seat::startSandbox()
{
    const auto scenario = readScenario(m_options.resources, m_options.sandbox);
    if (!scenario.ok()) {
        fail(sources::wordsFor(QString::fromStdString(scenario.error().code),
                               QString::fromStdString(scenario.error().detail)));
        return;
    }
    auto city = readCity(m_options.resources);
    if (!city.ok()) {
        fail(QString::fromStdString(city.error().detail));
        return;
    }
    const auto shared = std::make_shared<const engine::City>(std::move(city).value());
    m_line.staff = tr("学员");
    m_line.sandbox = true;
    m_local = std::make_unique<sandbox::LocalCentre>(
        shared, SeatId(m_options.seat.toStdString()),
        [folder = m_options.resources](const ScenarioId& id) {
            return readScenario(folder, QString::fromStdString(id.str()));
        });
    makeDesk(*m_local, nullptr);
    m_windows->setMaySupervise(true);
    useCity(shared);
    m_local->start(scenario.value());
}

// — replay

void Seat::startReplay()
{
    if (QFile file(m_options.replay); file.open(QIODevice::ReadOnly)) {
        showReplay(file.readAll());
        return;
    }
    m_api = std::make_unique<sync::ApiClient>(m_options.server);
    m_api->login(m_options.staff, m_options.password,
                 [this](const Result<wire::LoginAnswer>& answer) {
                     if (!answer.ok()) {
                         fail(sources::wordsFor(QString::fromStdString(answer.error().code)));
                         return;
                     }
                     m_line.staff = QString::fromStdString(answer.value().name);
                     m_api->get(QStringLiteral("/v1/journals/") + m_options.replay, {},
                                [this](const sync::Reply& reply) {
                                    if (reply.body.ok())
                                        showReplay(reply.body.value());
                                    else
                                        fail(sources::wordsFor(QStringLiteral("unknown_replay"),
                                                               m_options.replay));
                                });
                 });
}

void Seat::showReplay(const QByteArray& lines)
{
    auto journal = wire::readJournal(lines.toStdString());
    if (journal.events.empty()) {
        fail(sources::wordsFor(QStringLiteral("unknown_replay"), m_options.replay));
        return;
    }
    m_replay = std::make_unique<sources::ReplaySource>(std::move(journal.events));
    m_windows = std::make_unique<windows::DeskWindows>(*m_replay, windows::Purpose::Replay);
    m_windows->followReplay(*m_replay);
    connect(m_windows.get(), &windows::DeskWindows::closed, qApp, [] { QApplication::exit(0); });
    m_windows->setSeatLine(m_line);
    m_windows->show(m_options.screens);
    if (m_options.replayAtMs >= 0)
        m_replay->seek(m_options.replayAtMs);
    const auto showCity = [this](Result<engine::City> city) {
        if (city.ok())
            m_windows->setCity(std::make_shared<const engine::City>(std::move(city).value()),
                               m_options.tiles);
        if (!m_options.shots.isEmpty())
            takePictures([] { QApplication::exit(0); });
    };
    if (!m_api) {
        showCity(readCity(m_options.resources));
        return;
    }
    m_api->get(QStringLiteral("/v1/catalogue"), {}, [this, showCity](const sync::Reply& reply) {
        showCity(reply.body.ok() ? wire::parseCityText(reply.body.value().toStdString())
                                 : readCity(m_options.resources));
    });
}

// — without a person

void Seat::startAutopilot()
{
    if (m_options.autopilotCalls == 0)
        return;
    autopilot::Flight flight;
    flight.calls = m_options.autopilotCalls;
    flight.reportFile = m_options.report;
    if (!m_options.shots.isEmpty())
        flight.takePictures = [this](std::function<void()> taken) {
            takePictures(std::move(taken));
        };
    m_autopilot = std::make_unique<autopilot::Autopilot>(*m_live, std::move(flight));
    connect(m_autopilot.get(), &autopilot::Autopilot::landed, qApp,
            [this](int archived, int calls) {
                m_store ? void(m_store->flush()) : void();
                QApplication::exit(archived == calls ? 0 : kFailed);
            });
}

void Seat::takePictures(std::function<void()> taken)
{
    QDir().mkpath(m_options.shots);
    const bool replaying = m_replay != nullptr;
    pictures::takeWhenDrawn(*m_windows, [this, replaying, taken = std::move(taken)] {
        const QDir folder(m_options.shots);
        if (replaying)
            pictures::saveBoth(*m_windows, folder.filePath(QStringLiteral("replay.png")));
        else {
            pictures::save(m_windows->conversation(),
                           folder.filePath(QStringLiteral("conversation.png")));
            pictures::save(m_windows->ticket(), folder.filePath(QStringLiteral("ticket.png")));
        }
        taken();
    });
}

} // namespace lianxin
