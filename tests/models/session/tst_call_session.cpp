#include "models/session/call_session.h"

#include <QTest>

using namespace lianxin;
using namespace lianxin::session;

namespace {

/// Events numbered as they are told, 100 ms apart.
CallSession after(std::vector<Body> bodies)
{
    std::vector<Event> events;
    for (auto& body : bodies) {
        const int seq = static_cast<int>(events.size()) + 1;
        events.push_back({seq, seq * 100, std::move(body)});
    }
    return foldAll(events);
}

FieldSuggested guess(const char* name, const char* value, double confidence = 0.9)
{
    FieldSuggested suggested;
    suggested.field.name = name;
    suggested.field.value = Personal(value);
    suggested.field.confidence = confidence;
    suggested.field.spans = {{1, 0, 2}};
    return suggested;
}

CallOffered offer()
{
    CallOffered offered;
    offered.call = CallId("c");
    offered.number = Personal("13800000000");
    offered.callerName = Personal("王女士");
    return offered;
}

UtteranceHeard heard(int number, Speaker speaker, const char* text, int fromMs)
{
    return {number, speaker, Personal(text), fromMs, fromMs + 500};
}

} // namespace

class TestCallSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stateFollowsTheCall_data();
    void stateFollowsTheCall();
    void theLineFillsWhoCalls();
    void aGuessGivesWayToAGuess();
    void aGuessNeverReplacesAConfirmedValue_data();
    void aGuessNeverReplacesAConfirmedValue();
    void alternativesGoOnBesideATypedValue();
    void acceptingNothingChangesNothing();
    void utterancesStandInTheOrderTheyBegan();
    void aCorrectionKeepsWhatWasHeard();
    void runningTextGoesWithItsSentence();
    void aConfirmedPinStays();
    void aPersonSaysThatItIsElsewhere();
    void theChosenUnitLeads();
    void aRefusedTicketIsOpenAgain();
    void anyPrefixIsTheFoldUntilIt();
    void completenessCountsTheTemplate();
    void anEarlierTicketFillsWhatNobodyStandsFor();
    void theTopicIsTheLastShown();
    void aMergeIsTakenBack();
    void aGuideIsWalkedAndWalkedBack();
    void anOpenGuideIsNotTakenAway();
    void stepsThatDoNotFollowChangeNothing_data();
    void stepsThatDoNotFollowChangeNothing();
    void theKeyHeardBelongsToItsQuestion();
    void theShortFormAsksForWhatIsNeeded();
    void whatAPersonFilledInStaysOnTheShortForm();
    void aMarkIsTakenAway();
    void theThirdLeavesWithTheCall();
    void anotherMatterBeginsWithTheCallerAlone();
    void whatTheOtherMattersBecome();
};

void TestCallSession::stateFollowsTheCall_data()
{
    QTest::addColumn<int>("events");
    QTest::addColumn<int>("state");
    const CallState states[] = {CallState::None,  CallState::Offered, CallState::Talking,
                                CallState::Held,  CallState::Talking, CallState::WrapUp,
                                CallState::Closed};
    for (int n = 0; n < 7; ++n)
        QTest::addRow("after %d", n) << n << int(states[n]);
}

void TestCallSession::stateFollowsTheCall()
{
    QFETCH(int, events);
    QFETCH(int, state);
    std::vector<Body> all{offer(),       CallAnswered{},       CallHeld{},
                          CallResumed{}, CallEnded{"hung_up"}, WrapUpFinished{}};
    all.resize(static_cast<std::size_t>(events));
    QCOMPARE(int(after(all).call), state);
}

void TestCallSession::theLineFillsWhoCalls()
{
    const auto s = after({offer()});
    QCOMPARE(valueOf(s, ticket::field::kCallerNumber), std::string("13800000000"));
    QVERIFY(s.fields.at("caller_number").value.origin == ticket::Origin::Line);
    QVERIFY(s.fields.at("caller_name").value.origin == ticket::Origin::History);
}

void TestCallSession::aGuessGivesWayToAGuess()
{
    const auto s = after({guess("place", "平远路", 0.6), guess("place", "平原路", 0.9)});
    QCOMPARE(valueOf(s, "place"), std::string("平原路"));
    QCOMPARE(s.fields.at("place").value.version, 2);
    QCOMPARE(s.fields.at("place").value.spans.size(), std::size_t{1});
}

void TestCallSession::aGuessNeverReplacesAConfirmedValue_data()
{
    QTest::addColumn<bool>("typed");
    QTest::newRow("typed") << true;
    QTest::newRow("accepted") << false;
}

void TestCallSession::aGuessNeverReplacesAConfirmedValue()
{
    QFETCH(bool, typed);
    const Body person =
        typed ? Body{FieldEdited{"place", Personal("平原路"), {}}} : Body{FieldAccepted{"place"}};
    const auto s = after({guess("place", "平原路"), person, guess("place", "平远路", 0.99)});
    QCOMPARE(valueOf(s, "place"), std::string("平原路"));
    QVERIFY(s.fields.at("place").value.origin ==
            (typed ? ticket::Origin::Typed : ticket::Origin::Accepted));
}

void TestCallSession::alternativesGoOnBesideATypedValue()
{
    auto later = guess("place", "平远路");
    later.alternatives = {{"平源路", "平源路", 0.2}};
    const auto s = after({FieldEdited{"place", Personal("平原路"), {}}, later});
    QCOMPARE(s.fields.at("place").alternatives.size(), std::size_t{1});
}

void TestCallSession::acceptingNothingChangesNothing()
{
    QVERIFY(after({FieldAccepted{"place"}}).fields.empty());
}

void TestCallSession::utterancesStandInTheOrderTheyBegan()
{
    const auto s = after({heard(1, Speaker::Caller, "二", 900), heard(2, Speaker::Agent, "一", 100),
                          heard(3, Speaker::Caller, "三", 900)});
    std::string order;
    for (const auto& utterance : s.transcript)
        order += utterance.text;
    QCOMPARE(order, std::string("一二三"));
}

void TestCallSession::aCorrectionKeepsWhatWasHeard()
{
    const auto s = after(
        {heard(1, Speaker::Caller, "平远路", 100), UtteranceCorrected{1, Personal("平原录")},
         UtteranceCorrected{1, Personal("平原路")}, UtteranceCorrected{7, Personal("谁也没说")}});
    QCOMPARE(s.transcript.size(), std::size_t{1});
    QCOMPARE(s.transcript[0].text, std::string("平原路"));
    QCOMPARE(s.transcript[0].heard, std::string("平远路"));
}

void TestCallSession::runningTextGoesWithItsSentence()
{
    auto s = after({SpeechProgressed{Speaker::Caller, Personal("暖气")},
                    SpeechProgressed{Speaker::Agent, Personal("您")},
                    heard(1, Speaker::Caller, "暖气不热", 100)});
    QCOMPARE(s.running.size(), std::size_t{1});
    s = after({SpeechProgressed{Speaker::Caller, Personal("暖气")}, CallEnded{}});
    QVERIFY(s.running.empty());
}

void TestCallSession::aConfirmedPinStays()
{
    PinPlaced moved;
    moved.point = {113.9, 35.3};
    moved.confirmed = true;
    PinPlaced guessed;
    guessed.point = {114.5, 35.9};
    QCOMPARE(after({moved, guessed}).pin->point.lon, 113.9);
    QCOMPARE(after({guessed, moved}).pin->point.lon, 113.9);
    // Accepting the place takes its pin along.
    QVERIFY(after({guess("place", "x"), guessed, FieldAccepted{"place"}}).pin->confirmed);
}

/// Then what followed from the place or the matter of before is open again.
void TestCallSession::aPersonSaysThatItIsElsewhere()
{
    PinPlaced pin;
    pin.confirmed = true;
    QVERIFY(!after({pin, FieldEdited{"place", "y", "y"}}).pin);
    QVERIFY(after({pin, FieldEdited{"summary", "y", "y"}}).pin);
    EarlierTaken earlier;
    earlier.lead = {UnitId("heat"), "热力公司", 1};
    QVERIFY(after({earlier}).chosenUnit);
    QVERIFY(after({earlier, FieldEdited{"summary", "y", "y"}}).chosenUnit);
    for (const char* field : {"place", "category"})
        QVERIFY(!after({earlier, FieldEdited{field, "y", "y"}}).chosenUnit);
    const DestinationChosen chosen{{UnitId("gas"), "燃气公司", 1}};
    QCOMPARE(after({earlier, chosen, FieldEdited{"place", "y", "y"}}).chosenUnit->unit,
             UnitId("gas"));
}

void TestCallSession::theChosenUnitLeads()
{
    DestinationProposed proposed;
    proposed.lead = {UnitId("heating"), "热力", 0.98};
    auto s = after({proposed});
    QCOMPARE(leadOf(s)->unit.str(), std::string("heating"));
    s = after({proposed, DestinationChosen{{UnitId("housing"), "住建", 1}}, proposed});
    QCOMPARE(leadOf(s)->unit.str(), std::string("housing"));
    QVERIFY(leadOf(CallSession{}) == nullptr);
}

/// In its call and after it; of another ticket nothing happens.
void TestCallSession::aRefusedTicketIsOpenAgain()
{
    const TicketSubmitted submitted{TicketId("t1"), Outcome::Dispatched, "临-1", {}};
    const SubmissionRefused refused{TicketId("t1"), "unknown_unit", "没有这个单位。"};
    const FieldEdited typed{"summary", "暖气不热", {}};
    auto s = after({offer(), CallAnswered{}, typed, submitted, refused});
    QVERIFY(!s.submitted && s.refusal == refused);
    QCOMPARE(s.call, CallState::Talking);
    QCOMPARE(s.number, std::string("临-1"));
    QCOMPARE(valueOf(s, "summary"), std::string("暖气不热"));
    s = after({offer(), CallAnswered{}, submitted, CallEnded{}, WrapUpFinished{}, refused});
    QCOMPARE(s.call, CallState::WrapUp);
    s = after({offer(), CallAnswered{}, submitted, CallEnded{}, WrapUpFinished{}, refused,
               submitted, WrapUpFinished{}});
    QCOMPARE(s.call, CallState::Closed);
    QVERIFY(s.submitted && !s.refusal);
    s = after({offer(), CallAnswered{}, submitted, SubmissionRefused{TicketId("t2"), "x", {}}});
    QVERIFY(s.submitted && !s.refusal);
}

void TestCallSession::anyPrefixIsTheFoldUntilIt()
{
    const std::vector<Event> events{{1, 0, offer()},
                                    {2, 100, CallAnswered{}},
                                    {3, 100, heard(1, Speaker::Caller, "暖气", 20)},
                                    {4, 300, CallEnded{}}};
    QCOMPARE(foldUntil(events, -1).seq, 0);
    QCOMPARE(foldUntil(events, 99).seq, 1);
    QCOMPARE(foldUntil(events, 100).seq, 3);
    QVERIFY(foldUntil(events, 300) == foldAll(events));
}

void TestCallSession::completenessCountsTheTemplate()
{
    TemplateChosen chosen;
    chosen.fields = {{"t.a", "甲", "text", "", true, {}}, {"t.b", "乙", "text", "", false, {}}};
    const auto before = completeness(after({offer(), chosen}));
    const auto then = completeness(after({offer(), chosen, guess("t.a", "有")}));
    QCOMPARE(then.first, before.first + 1);
    QCOMPARE(then.second, before.second);
    QVERIFY(before.second > 2);
}

void TestCallSession::anEarlierTicketFillsWhatNobodyStandsFor()
{
    EarlierTaken earlier;
    earlier.ticket = TicketId("t0");
    for (const char* name : {"place", "category", "t.floor"}) {
        ticket::FieldValue field;
        field.name = name;
        field.value = Personal("旧");
        earlier.fields.push_back(field);
    }
    earlier.lead = {UnitId("heating"), "热力", 1};
    const auto s = after({guess("place", "新"), FieldEdited{"category", Personal("新"), {}},
                          earlier, guess("place", "又新"), guess("t.floor", "又新")});
    QCOMPARE(valueOf(s, "place"), std::string("旧"));
    QCOMPARE(valueOf(s, "category"), std::string("新"));
    QCOMPARE(valueOf(s, "t.floor"), std::string("旧"));
    QVERIFY(s.fields.at("place").value.origin == ticket::Origin::History);
    QCOMPARE(leadOf(s)->unit.str(), std::string("heating"));
    QVERIFY(s.earlier->ticket == TicketId("t0"));
}

void TestCallSession::theTopicIsTheLastShown()
{
    const TopicShown hot{"t1", "阳光小区 · 室温不达标", 13, 12, true, {}, {}};
    QVERIFY(after({hot}).topic == hot);
    QVERIFY(!after({hot, TopicShown{}}).topic);
}

void TestCallSession::aMergeIsTakenBack()
{
    const MergeChosen into{TicketId("t0"), "20261126-000001", "室温不达标"};
    QVERIFY(after({into}).merge == into);
    QVERIFY(!after({into, MergeChosen{}}).merge);
}

namespace {

/// first —0→ second —0→ last, first —1→ last.
GuideProposed guide(const char* id)
{
    knowledge::Guide made{knowledge::GuideId(id), "暖气不热", {CategoryCode("0101")}, {}};
    const auto ask = [](const char* name, std::vector<const char*> goes) {
        knowledge::GuideNode node;
        node.id = name;
        node.ask = "请问？";
        for (const char* go : goes)
            node.options.push_back({"键", {}, go});
        return node;
    };
    made.nodes = {ask("first", {"second", "last"}), ask("second", {"last"}), {}};
    made.nodes.back().id = "last";
    made.nodes.back().say = "我给您登记。";
    made.nodes.back().end = knowledge::GuideEnd::Ticket;
    return {made, {}};
}

GuideStepChosen step(const char* node, int option, const char* id = "heating")
{
    return {knowledge::GuideId(id), node, option};
}

std::string nodeOf(const CallSession& s)
{
    const auto* at = s.guide ? standsAt(*s.guide) : nullptr;
    return at ? at->id : std::string{};
}

} // namespace

void TestCallSession::aGuideIsWalkedAndWalkedBack()
{
    std::vector<Body> bodies{guide("heating"), GuideUnfolded{true}};
    QCOMPARE(nodeOf(after(bodies)), std::string("first"));
    QVERIFY(after(bodies).guide->open);
    bodies.emplace_back(step("first", 0));
    bodies.emplace_back(step("second", 0));
    const auto walked = after(bodies);
    QCOMPARE(nodeOf(walked), std::string("last"));
    QVERIFY(!isAsking(*walked.guide));
    QCOMPARE(standsSince(*walked.guide), 400);
    bodies.emplace_back(GuideSteppedBack{knowledge::GuideId("heating")});
    QCOMPARE(nodeOf(after(bodies)), std::string("second"));
    QCOMPARE(standsSince(*after(bodies).guide), 300);
    for (int i = 0; i < 3; ++i)
        bodies.emplace_back(GuideSteppedBack{knowledge::GuideId("heating")});
    QCOMPARE(nodeOf(after(bodies)), std::string("first"));
    bodies.emplace_back(step("first", 1));
    bodies.emplace_back(GuideUnfolded{false});
    QCOMPARE(nodeOf(after(bodies)), std::string("last"));
    QVERIFY(!after(bodies).guide->open);
}

void TestCallSession::anOpenGuideIsNotTakenAway()
{
    std::vector<Body> bodies{guide("heating"), GuideUnfolded{true}, step("first", 0),
                             guide("water"), GuideProposed{}};
    QCOMPARE(nodeOf(after(bodies)), std::string("second"));
    bodies.insert(bodies.begin() + 3, GuideUnfolded{false});
    bodies.pop_back();
    const auto other = after(bodies);
    QCOMPARE(other.guide->guide.id.str(), std::string("water"));
    QVERIFY(other.guide->steps.empty());
    bodies.emplace_back(GuideProposed{});
    QVERIFY(!after(bodies).guide);
    QVERIFY(!after({GuideUnfolded{true}, step("first", 0)}).guide);
}

void TestCallSession::stepsThatDoNotFollowChangeNothing_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("node");
    QTest::addColumn<int>("option");
    QTest::newRow("another guide") << "water"
                                   << "first" << 0;
    QTest::newRow("another node") << "heating"
                                  << "second" << 0;
    QTest::newRow("no such node") << "heating"
                                  << "nowhere" << 0;
    QTest::newRow("no such key") << "heating"
                                 << "first" << 2;
    QTest::newRow("a key below none") << "heating"
                                      << "first" << -1;
}

void TestCallSession::stepsThatDoNotFollowChangeNothing()
{
    QFETCH(QString, id);
    QFETCH(QString, node);
    QFETCH(int, option);
    const GuideStepChosen wrong{knowledge::GuideId(id.toStdString()), node.toStdString(), option};
    const auto s = after({guide("heating"), wrong});
    QCOMPARE(nodeOf(s), std::string("first"));
    QVERIFY(s.guide->steps.empty());
}

void TestCallSession::theKeyHeardBelongsToItsQuestion()
{
    const GuideKeyHeard heard{knowledge::GuideId("heating"), "first", 1, {{2, 0, 2}}};
    QCOMPARE(after({guide("heating"), heard}).guide->heard->option, 1);
    auto none = heard;
    none.option = -1;
    QVERIFY(!after({guide("heating"), heard, none}).guide->heard);
    QVERIFY(!after({guide("heating"), heard, step("first", 0)}).guide->heard);
    QVERIFY(!after({guide("heating"), step("first", 0), heard}).guide->heard);
}

void TestCallSession::theShortFormAsksForWhatIsNeeded()
{
    const TemplateChosen chosen{
        TemplateId("noise"), "噪音", {{"t.source", "声源", "text", "", true, {}}}};
    auto session =
        after({offer(), chosen, FormShortened{true, "应急模式"}, guess("category", "0401"),
               guess("time", "2026-11-25"), guess("t.source", "空压机")});
    QVERIFY(isAsked(session, "category"));
    QVERIFY(isAsked(session, "place"));
    QVERIFY(!isAsked(session, "time"));
    QVERIFY(!isAsked(session, "t.source"));
    // Number, name (the line knew it), category; of kind, place and summary nothing yet.
    QCOMPARE(completeness(session), std::pair(3, 6));
    fold(session, {99, 9900, FormShortened{false, ""}});
    QVERIFY(isAsked(session, "time"));
    QCOMPARE(completeness(session).second, 9);
}

void TestCallSession::whatAPersonFilledInStaysOnTheShortForm()
{
    const auto session =
        after({offer(), FormShortened{true, "应急模式"}, guess("time", "2026-11-25"),
               FieldAccepted{"time"}, FieldEdited{"asks", Personal("尽快抽水"), {}}});
    QVERIFY(isAsked(session, "time"));
    QVERIFY(isAsked(session, "asks"));
}

void TestCallSession::aMarkIsTakenAway()
{
    auto session = after({offer(), ColourChosen{"media", "■ 媒体关切"}});
    QCOMPARE(session.colour->colour, std::string("media"));
    fold(session, {99, 9900, ColourChosen{}});
    QVERIFY(!session.colour);
}

void TestCallSession::theThirdLeavesWithTheCall()
{
    auto session = after({offer(), CallAnswered{}, PartyJoined{"119", "119 火警"}});
    QCOMPARE(session.party->name, std::string("119 火警"));
    auto released = session;
    fold(released, {99, 9900, PartyReleased{}});
    QVERIFY(!released.party);
    fold(session, {99, 9900, CallEnded{"agent_hung_up"}});
    QVERIFY(!session.party);
}

void TestCallSession::anotherMatterBeginsWithTheCallerAlone()
{
    const std::vector<Body> bodies{offer(),
                                   CallAnswered{},
                                   heard(1, Speaker::Caller, "路灯不亮", 300),
                                   guess("category", "010801"),
                                   FieldEdited{"caller_name", "韩先生", {}},
                                   FieldEdited{"place", "建设路", {}},
                                   MoodSensed{Mood::Anxious},
                                   HintsShown{{Hint{}}},
                                   TicketSubmitted{TicketId("t1"), Outcome::Dispatched, {}, {}},
                                   TicketNumbered{TicketId("t1"), "2026-1"}};
    std::vector<Event> events;
    for (const auto& body : bodies)
        events.push_back(
            {static_cast<int>(events.size()) + 1, static_cast<int>(events.size()) * 100, body});
    auto next = withoutMatter(events);
    for (std::size_t i = 0; i < next.size(); ++i)
        QCOMPARE(next[i].seq, static_cast<int>(i) + 1);
    const auto session = foldAll(next);
    QCOMPARE(session.call, CallState::Talking);
    QCOMPARE(session.transcript, foldAll(events).transcript);
    QCOMPARE(session.moods, foldAll(events).moods);
    QCOMPARE(valueOf(session, "caller_name"), std::string("韩先生"));
    QCOMPARE(valueOf(session, "caller_number"), std::string("13800000000"));
    QCOMPARE(session.fields.size(), std::size_t{2});
    QVERIFY(!session.submitted && session.number.empty() && session.hints.empty());
}

void TestCallSession::whatTheOtherMattersBecome()
{
    TicketCard card;
    card.id = TicketId("t1");
    auto session = after({offer(), CallAnswered{}, MatterBegun{4, {card}},
                          TicketNumbered{TicketId("t1"), "2026-1"},
                          TicketProgressed{TicketId("t1"), "dispatched", "路灯公司"},
                          TicketSubmitted{TicketId("t2"), Outcome::Dispatched, "P-1", {}}});
    QCOMPARE(session.number, std::string("P-1"));
    QVERIFY(session.ticketState.empty());
    const auto& before = session.matter->before.front();
    QCOMPARE(before.number, std::string("2026-1"));
    QCOMPARE(before.state, std::string("dispatched"));
    QCOMPARE(before.unitName, std::string("路灯公司"));
    fold(session, {99, 9900, TicketNumbered{TicketId("t2"), "2026-2"}});
    QCOMPARE(session.number, std::string("2026-2"));
}

QTEST_APPLESS_MAIN(TestCallSession)
#include "tst_call_session.moc"
