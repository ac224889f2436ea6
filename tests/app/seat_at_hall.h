#pragma once

#include "app/sources/desk_words.h"
#include "app/sources/live_source.h"
#include "app/sync/api_client.h"
#include "app/sync/remote_centre.h"
#include "models/engine/state.h"
#include "models/ticket/field.h"
#include "models/wire/command_json.h"
#include "models/wire/session_json.h"
#include "tests/server-stub/http/hall.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

namespace lianxin::tests {

constexpr int kPatienceMs = 20000;

/// A seat without windows, and what it leaves on disk.
struct SeatAtHall {
    explicit SeatAtHall(http::test::Hall& at) : hall(at) { begin(); }

    void begin()
    {
        store = std::make_unique<sync::LocalStore>();
        QVERIFY(store->open(folder.filePath("seat.db")).ok());
        api = std::make_unique<sync::ApiClient>(
            QUrl(QStringLiteral("http://127.0.0.1:%1").arg(hall.port())));
        api->setToken(QString::fromStdString(hall.token("1001")));
        centre = std::make_unique<sync::RemoteCentre>(*api, *store);
        sources::Surroundings with;
        with.centre = centre.get();
        with.store = store.get();
        with.helper = &helper;
        with.seat = SeatId("B-1");
        live = std::make_unique<sources::LiveSource>(with);
        QObject::connect(live.get(), &sources::LiveSource::noticed, live.get(),
                         [this](const QString& words) { notices += words; });
        live->setCity(std::make_shared<const engine::City>(hall.api().centre.city()));
        live->restore();
        centre->start();
    }
    /// As after a crash: what the disk has is all there is.
    void restart()
    {
        end();
        begin();
    }
    void end()
    {
        store->flush();
        live.reset();
        centre.reset();
        api.reset();
        store.reset();
    }

    const session::CallSession& session() const { return live->session(); }
    bool waitFor(const std::function<bool()>& what) const
    {
        return QTest::qWaitFor(what, kPatienceMs);
    }
    bool isSignedIn() const
    {
        return waitFor([this] { return view().id == SeatId("B-1") && state() != Offline; });
    }
    engine::SeatView view() const
    {
        engine::SeatView found;
        const auto looked = hall.api().centre.look([&](const engine::State& state) {
            if (const auto* row = state.seat(SeatId("B-1")))
                found = row->view;
        });
        return looked ? found : engine::SeatView{};
    }
    engine::SeatState state() const { return view().state; }
    CallId ring(const std::string& number) const
    {
        const CallId call(http::test::Hall::newId());
        const auto answer =
            hall.give("9100", engine::ReportCall{call, number, "12345", "2", {}, {}});
        return answer.rejection ? CallId() : call;
    }
    /// It rings at this seat although that takes no calls: as one that was offered just before.
    CallId ringAllTheSame(const std::string& number) const
    {
        const auto call = ring(number);
        hall.give("1001", engine::SetSeatState{SeatId("B-1"), engine::SeatState::Free, {}});
        return call;
    }
    bool isBusyFor(const std::string& reason) const
    {
        return waitFor([&] { return view().reason == reason; });
    }
    bool isFree() const
    {
        return waitFor([this] { return state() == engine::SeatState::Free; });
    }
    bool talks() const
    {
        if (!waitFor([this] { return session().call == session::CallState::Offered; }))
            return false;
        live->answer();
        return waitFor([this] { return session().call == session::CallState::Talking; });
    }
    bool takesACall() const { return isSignedIn() && !ring("13800006127").empty() && talks(); }
    /// The ticket of that call is open again, and no other call comes.
    bool mends(const SessionId& id) const
    {
        return waitFor([&] { return live->recorder().id() == id; }) && isBusyFor("改单");
    }
    /// Submitted and closed: nothing is left here, and everything stands there.
    bool isMended(const SessionId& id) const
    {
        submitToHeat();
        if (!isNumbered())
            return false;
        live->finishWrapUp();
        return !journal(id).empty() && keepsNothing() && isFree();
    }
    void write(const QString& summary) const
    {
        live->edit("kind", "complaint", "投诉");
        live->edit("category", "0102", "供热");
        live->edit("summary", summary, summary);
    }
    /// A unit that the city does not have (any more).
    void submitToNobody() const
    {
        live->chooseUnit("nobody", "撤销了的单位");
        live->submit(session::Outcome::Dispatched, {});
    }
    void submitToHeat() const
    {
        live->chooseUnit("heat-co", "热力公司");
        live->submit(session::Outcome::Dispatched, {});
    }
    bool isNumbered() const
    {
        return waitFor([this] { return session().number.starts_with("2"); });
    }
    std::optional<engine::TicketView> ticket(const TicketId& id) const
    {
        return hall.api().tickets.ticket(id).value();
    }
    /// The journal at the centre, once it stands there.
    std::vector<session::Event> journal(const SessionId& id) const
    {
        http::test::Answered answered;
        const bool came = waitFor([&] {
            answered = hall.ask("GET", "/v1/journals/" + id.str(), hall.token("1001"));
            return answered.status == 200;
        });
        return came ? wire::readJournal(answered.body).events : std::vector<session::Event>{};
    }
    bool keepsNothing() const
    {
        return waitFor(
            [this] { return store->openSessions().empty() && store->commandCount() == 0; });
    }

    static constexpr auto Offline = engine::SeatState::Offline;

    http::test::Hall& hall;
    QTemporaryDir folder;
    sources::AssistWorker helper;
    std::unique_ptr<sync::LocalStore> store;
    std::unique_ptr<sync::ApiClient> api;
    std::unique_ptr<sync::RemoteCentre> centre;
    std::unique_ptr<sources::LiveSource> live;
    QStringList notices;
};

} // namespace lianxin::tests
