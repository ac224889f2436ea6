#pragma once

#include "app/sources/assist_worker.h"
#include "app/sources/cards.h"
#include "app/sources/handover.h"
#include "app/sources/hearing.h"
#include "app/sources/recorder.h"
#include "app/sources/session_source.h"
#include "app/sync/centre.h"
#include "models/engine/city.h"

#include <QTimer>

#include <functional>
#include <memory>
#include <set>

namespace lianxin::sources {

/// What a live desk works with. Everything outlives the source.
struct Surroundings {
    sync::Centre* centre = nullptr;
    sync::LocalStore* store = nullptr; ///< null: nothing is kept (sandbox)
    AssistWorker* helper = nullptr;
    SeatId seat;
    std::vector<std::string> skills;
    double speed = 1; ///< of a scripted call; life is 1
    /// The speech path of a call; may answer later, never twice. Null line: a call without sound.
    std::function<void(const CallId&, const std::string& media,
                       std::function<void(std::unique_ptr<Hearing>)>)>
        hear;
};

/// A call as it happens: telephone, recogniser, keyboard and centre, all of it into one journal.
class LiveSource : public SessionSource {
    Q_OBJECT

public:
    /// Why a journal ends whose call goes on with another matter.
    static constexpr auto kNextMatter = "next_matter";

    explicit LiveSource(Surroundings with, QObject* parent = nullptr);
    ~LiveSource() override;

    /// The city's words for units and categories, and its jurisdictions; may come after the first
    /// call was offered.
    void setCity(std::shared_ptr<const engine::City> city);
    /// Who only looks on does not sign in to take calls; from the next snapshot on.
    void setTakesCalls(bool takes) { m_takesCalls = takes; }
    /// Goes on where an earlier run was cut off, and sends journals that the centre does not have
    /// yet.
    void restore();
    /// 签退: no more calls to this seat. signedOut() follows when the centre has heard it, at once
    /// where it need not or cannot; not where it refuses.
    void signOut();

    /// Between calls it holds what was looked up in the knowledge, and nothing else.
    const session::CallSession& session() const override
    {
        return m_recorder.id().empty() ? m_between : m_recorder.session();
    }
    UtcTime now() const override;
    const Recorder& recorder() const { return m_recorder; }
    const Handover& handover() const { return m_handover; }

    void answer() override;
    void hold() override;
    void resume() override;
    void setMuted(bool on) override;
    void hangUp() override;
    void finishWrapUp() override;
    void edit(const QString& field, const QString& value, const QString& display) override;
    void accept(const QString& field) override;
    void acceptAll() override;
    void correct(int utterance, const QString& text) override;
    void useAnswer(const QString& entry, int version) override;
    void searchKnowledge(const QString& words) override;
    void openGuide() override;
    void foldGuide() override;
    void chooseGuideKey(const QString& node, int option) override;
    void stepGuideBack() override;
    void quote(const QString& ticket) override;
    void redo(const QString& ticket) override;
    void merge(const QString& ticket) override;
    void openTicket(const QString& ticket) override;
    void listTopics() override;
    void openTopic(const QString& topic) override;
    void listAnswersGiven(const QString& entry, const QString& title) override;
    void transfer(const QString& group, const QString& name) override;
    void joinParty(const QString& line, const QString& name) override;
    void releaseParty() override;
    void handOver(const QString& service, const QString& name) override;
    void chooseColour(const QString& colour, const QString& mark) override;
    void takeBreak(const QString& reason) override;
    void switchSurge(bool on, const QString& reason) override;
    void releaseEscalations() override;
    void movePin(double lon, double lat) override;
    void confirmPin() override;
    void chooseUnit(const QString& unit, const QString& name) override;
    void submit(session::Outcome outcome, const QString& clause) override;
    void nextMatter() override;

Q_SIGNALS:
    void offered();
    /// Microseconds from a finished sentence to its suggestions recorded.
    void helped(qint64 tookUs);
    /// The scripted caller has nothing more to say.
    void lineEnded();
    /// A ticket of this desk moved on; also long after its call.
    void ticketMoved(const QString& ticket, const QString& state, const QString& unit);
    void ticketNumbered(const QString& ticket, const QString& number);
    void callClosed();
    void journalStored();
    void signedOut();

private:
    struct ShownTicket {
        std::string number;
        std::string unitName;
    };
    /// Counter of the store: serials of provisional numbers are never given twice.
    static constexpr auto kProvisionalCounter = "provisional";

    bool mine(const CallId& call) const { return !m_call.empty() && call == m_call; }
    void record(session::Body body);
    void ask();
    void takeSnapshot(const wire::Snapshot& snapshot);
    void takeEvent(const engine::Event& event);
    void takeCallEvent(const engine::Event& event);
    void takeTicketEvent(const engine::Event& event);
    void signIn(bool isOffline);
    void renewLease();
    void noteRefusedSeat(const std::string& code);
    void takeSeatState(engine::SeatState state, const std::string& reason);
    void takeSurge(bool on, const std::string& reason);
    void shortenForm();
    void takeAnswer(const engine::Answer& answer);
    void takeHelp(const SessionId& id, const std::vector<session::Body>& bodies, int upToSeq);
    void offer(const engine::CallView& call);
    void takeParty(session::PartyJoined joined);
    void loseOffer();
    void begin(const engine::CallView& call, const std::vector<engine::TicketView>& past);
    void talk();
    void openHearing(int positionMs);
    void follow(const Hearing& hearing);
    void takeRecogniser(const QString& state, int delayMs);
    void end(const QString& reason);
    void showNearby(const session::PinPlaced& pin);
    void sortNearby(places::Point pin);
    void followMatter();
    void askTopic();
    void takeTopic(const wire::TopicFound& found);
    void progress(const TicketId& ticket, ticket::State state, const UnitId& unit);
    void setOnline(bool online);
    std::string nextProvisionalNumber();
    void takeEarlier(const engine::TicketView& ticket);
    bool isWriting() const;
    bool handsOver(bool andWasJoined) const;
    int versionAtCentre(const std::string& field) const;
    void sayTooLate();
    void own(const TicketId& ticket);
    void number(const TicketId& ticket, const std::string& number);
    /// The ticket as this call's journal shows it; null: it is none of this call's.
    std::optional<ShownTicket> shown(const TicketId& ticket) const;
    void takeTurn(const SessionId& id, int utterance);
    void markTurn(int utterance);
    void beginMatter(int utterance);
    void takeBack(const Submission& submission, const engine::Rejection& why);
    void takeUpNext();
    void takeUp(sync::StoredSession stored, const session::CallSession& left);
    void putAside();
    void settleSeat(engine::SeatState state, const std::string& reason);
    bool wrapsUp() const { return session().call == session::CallState::WrapUp; }
    /// Writes a ticket whose call the centre has done with.
    bool catchesUp() const { return wrapsUp() && m_call.empty(); }
    QString whatIsTooLong() const;

    Surroundings m_with;
    Recorder m_recorder;
    std::shared_ptr<const engine::City> m_city;
    std::shared_ptr<const places::Jurisdictions> m_jurisdictions;
    std::unique_ptr<Hearing> m_hearing;
    CallId m_call;
    std::set<CallId> m_hungUp; ///< here, and perhaps not yet at the centre
    CallId m_offering;         ///< whose history is being fetched
    TicketId m_ticket;
    Handover m_handover;
    std::vector<TicketId> m_own; ///< tickets of this desk, for their progress
    QString m_sought; ///< words looked up by hand; while there are some, the talk suggests nothing
    session::CallSession m_between;
    std::vector<engine::TicketView> m_near; ///< around the pin, as the centre gave them
    std::optional<SoughtMatter> m_sorted;   ///< for which they were last sorted
    wire::TopicDraft m_topicAsked;          ///< for which a topic was last asked
    QTimer m_lease;
    QTimer m_overtime; ///< before the centre would free a seat that still writes
    int m_heldAtMs = 0;
    int m_turnedAt = 0; ///< number of the event; help of before was about both matters
    int m_provisional = 0;
    bool m_givesUp = false;  ///< said once that it ends without a ticket that was refused
    bool m_settling = false; ///< asked the centre for another state, and may come too late
    engine::SeatState m_seatState = engine::SeatState::Offline; ///< as the centre told last
    bool m_signedIn = false;
    bool m_takesCalls = true;
    bool m_atHome = false;
    bool m_surge = false;
    std::string m_surgeReason;
};

} // namespace lianxin::sources
