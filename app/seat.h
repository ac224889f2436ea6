#pragma once

#include "app/day_count.h"
#include "app/options.h"
#include "app/sources/assistant_builder.h"
#include "app/sources/live_source.h"
#include "app/sources/scripted_media.h"
#include "app/sync/local_store.h"
#include "app/sync/remote_centre.h"
#include "app/windows/desk_windows.h"

#include <QLockFile>
#include <QObject>

#include <functional>
#include <memory>

namespace lianxin {

namespace autopilot {
class Autopilot;
}
namespace sandbox {
class LocalCentre;
}
namespace sources {
class ReplaySource;
}
namespace windows {
class LoginDialog;
}

/// The workstation as a whole: which source, which centre, which windows. Wiring only.
class Seat : public QObject {
    Q_OBJECT

public:
    explicit Seat(Options options, QObject* parent = nullptr);
    ~Seat() override;

    /// Shows the windows at once and goes on from there; quits the program with an exit code when
    /// it cannot.
    void start();

private:
    void startLive();
    void startSandbox();
    void startReplay();
    void login();
    void loggedIn(const wire::LoginAnswer& answer);
    void noteWhoSatHere(const QString& staff);
    void fetchCatalogue();
    void fetchModels();
    void fetchModel(const QString& name);
    void useCity(const std::shared_ptr<const engine::City>& city);
    void readCityAway(std::function<Result<engine::City>()> read);
    void makeDesk(sync::Centre& centre, sync::LocalStore* store);
    void hear(const CallId& call, const std::string& media,
              std::function<void(std::unique_ptr<sources::Hearing>)> done);
    void showReplay(const QByteArray& lines);
    void startAutopilot();
    void announceReady();
    void takePictures(std::function<void()> taken);
    void tellLine();
    void leave();
    void logOut();
    void fail(const QString& words);

    Options m_options;
    std::unique_ptr<QLockFile> m_lock; ///< two programs on one store would mix two calls
    std::unique_ptr<sync::LocalStore> m_store;
    std::unique_ptr<sync::ApiClient> m_api;
    std::unique_ptr<sync::RemoteCentre> m_remote;
    std::unique_ptr<sandbox::LocalCentre> m_local;
    sync::Centre* m_centre = nullptr;
    std::unique_ptr<sources::ScriptedMedia> m_media;
    std::unique_ptr<sources::AssistWorker> m_helper;
    std::unique_ptr<sources::AssistantBuilder> m_builder;
    std::unique_ptr<sources::LiveSource> m_live;
    std::unique_ptr<sources::ReplaySource> m_replay;
    std::unique_ptr<windows::DeskWindows> m_windows;
    std::unique_ptr<windows::LoginDialog> m_loginDialog;
    std::unique_ptr<autopilot::Autopilot> m_autopilot;
    std::shared_ptr<const engine::City> m_city;
    widgets::SeatLine m_line;
    DayCount m_day;
    bool m_leaving = false;
    bool m_loggedOut = false;
};

} // namespace lianxin
