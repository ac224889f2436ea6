#pragma once

#include "app/city_source.h"
#include "app/sandbox/local_centre.h"
#include "app/sources/live_source.h"
#include "app/sources/scripted_media.h"
#include "models/engine/assist_sources.h"
#include "models/ticket/field.h"

#include <QTest>

#include <algorithm>

namespace lianxin::tests {

inline constexpr double kSpeed = 40;
inline constexpr int kPatienceMs = 30000;

inline const std::shared_ptr<const engine::City>& demoCity()
{
    static const auto city = std::make_shared<const engine::City>(
        readCity(QStringLiteral(LIANXIN_SOURCE_DIR "/resources/city")).value());
    return city;
}

inline const std::shared_ptr<const assist::Assistant>& demoAssistant()
{
    static const auto assistant =
        std::make_shared<const assist::Assistant>(engine::assistSources(demoCity()));
    return assistant;
}

inline Result<training::Scenario> scenario(const ScenarioId& id)
{
    return readScenario(QStringLiteral(LIANXIN_SOURCE_DIR "/resources/city"),
                        QString::fromStdString(id.str()));
}

/// The centre inside the seat, with a hot topic in one place.
class TopicalCentre : public sandbox::LocalCentre {
public:
    using LocalCentre::LocalCentre;

    void findTopic(const wire::TopicDraft& draft,
                   std::function<void(const wire::TopicFound&)> found) override
    {
        asked.push_back(draft);
        wire::TopicFound answer;
        if (draft.place.find(hotPlace) != std::string::npos) {
            answer.topic = insight::TopicView{"t1", "阳光小区 · 室温不达标", 13, 9, 12};
            answer.topic->hot = true;
            answer.tickets.resize(2);
            answer.tickets.front().id = TicketId("t9");
        }
        found(answer);
    }

    void ticketsNear(places::Point point, double metres, int days, Tickets found) override
    {
        if (near.empty())
            return LocalCentre::ticketsNear(point, metres, days, std::move(found));
        for (auto& ticket : near)
            ticket.point = point;
        found(near);
    }

    std::vector<engine::TicketView> near; ///< at the pin, where there are some
    std::vector<wire::TopicDraft> asked;
    std::string hotPlace = "阳光小区";
};

/// A desk without windows, on the engine inside the seat: a real call, a real recogniser, real
/// help.
struct Desk {
    explicit Desk(const char* id)
        : centre(demoCity(), SeatId("B-1"), scenario),
          media(kSpeed, sources::ScriptedMedia::Voice::Silent), live(surroundings())
    {
        helper.setAssistant(demoAssistant());
        live.setCity(demoCity());
        QObject::connect(&live, &sources::LiveSource::noticed, &live,
                         [this](const QString& words) { notices += words; });
        QObject::connect(&live, &sources::LiveSource::lineEnded, &live, [this] { ended = true; });
        if (id != nullptr)
            centre.start(scenario(ScenarioId(id)).value());
    }

    sources::Surroundings surroundings()
    {
        sources::Surroundings with;
        with.centre = &centre;
        with.helper = &helper;
        with.seat = SeatId("B-1");
        with.speed = kSpeed;
        with.hear = [this](const CallId& call, const std::string& name, auto done) {
            const auto script = scenario(ScenarioId(name.substr(name.find(':') + 1)));
            done(media.hear(call, script.value(), {}));
        };
        return with;
    }

    session::CallState state() const { return live.session().call; }
    bool answered()
    {
        if (!QTest::qWaitFor([this] { return state() == session::CallState::Offered; },
                             kPatienceMs))
            return false;
        live.answer();
        return QTest::qWaitFor([this] { return state() == session::CallState::Talking; },
                               kPatienceMs);
    }
    bool said(std::size_t utterances)
    {
        return QTest::qWaitFor([&] { return live.session().transcript.size() >= utterances; },
                               kPatienceMs);
    }
    /// The caller was heard to come to another matter, and a person said so.
    bool turned()
    {
        const auto isTold = [this] {
            return !session::valueOf(live.session(), ticket::field::kCategory).empty();
        };
        if (!QTest::qWaitFor(isTold, kPatienceMs))
            return false;
        live.nextMatter();
        return QTest::qWaitFor([this] { return live.session().turn.has_value(); }, kPatienceMs);
    }
    template <class Body> std::ptrdiff_t recorded() const
    {
        const auto& events = live.recorder().events();
        return std::count_if(events.begin(), events.end(), [](const session::Event& event) {
            return std::holds_alternative<Body>(event.body);
        });
    }

    TopicalCentre centre;
    sources::ScriptedMedia media;
    sources::AssistWorker helper;
    sources::LiveSource live;
    QStringList notices;
    bool ended = false;
};

} // namespace lianxin::tests
