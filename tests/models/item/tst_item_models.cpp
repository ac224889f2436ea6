#include "models/item/desk.h"
#include "sample_call.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace lianxin;
using item::FieldStanding;

namespace {

/// Everything a view could hear of one model.
struct Ears {
    explicit Ears(const QAbstractItemModel& model)
        : inserted(&model, &QAbstractItemModel::rowsInserted),
          removed(&model, &QAbstractItemModel::rowsRemoved),
          changed(&model, &QAbstractItemModel::dataChanged),
          reset(&model, &QAbstractItemModel::modelReset)
    {}
    void forget()
    {
        for (QSignalSpy* spy : {&inserted, &removed, &changed, &reset})
            spy->clear();
    }
    QString heard() const
    {
        return QStringLiteral("+%1 -%2 ~%3 !%4")
            .arg(inserted.size())
            .arg(removed.size())
            .arg(changed.size())
            .arg(reset.size());
    }
    QSignalSpy inserted, removed, changed, reset;
};

const item::FormRow& fieldOf(const item::FormModel& form, const char* name)
{
    return form.rows().at(std::size_t(form.rowOf(QString::fromLatin1(name))));
}

session::Utterance said(int id, int fromMs)
{
    return {id, session::Speaker::Caller, "好的。", {}, fromMs, fromMs + 1000};
}

} // namespace

class TestItemModels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyModelKeepsTheRulesThroughAWholeCall()
    {
        item::Desk desk;
        const std::initializer_list<QAbstractItemModel*> models{
            &desk.transcript, &desk.answers,   &desk.form,  &desk.history, &desk.nearby,
            &desk.similar,    &desk.deadlines, &desk.hints, &desk.guide};
        std::vector<std::unique_ptr<QAbstractItemModelTester>> testers;
        std::vector<std::unique_ptr<Ears>> ears;
        for (auto* model : models) {
            testers.push_back(std::make_unique<QAbstractItemModelTester>(
                model, QAbstractItemModelTester::FailureReportingMode::QtTest));
            ears.push_back(std::make_unique<Ears>(*model));
        }
        session::CallSession session;
        for (const auto& event : sample::events()) {
            session::fold(session, event);
            desk.show(session, sample::offeredAt() + Milliseconds(event.atMs));
        }
        desk.show(sample::longCall(), sample::now());
        desk.show(sample::call(), sample::now());
        desk.show({}, sample::now());
        for (const auto& heard : ears)
            QCOMPARE(heard->reset.size(), 0);
    }

    void anUtteranceIsOneRowInserted()
    {
        item::TranscriptModel transcript;
        auto session = sample::call();
        session.running.clear();
        transcript.show(session);
        Ears ears(transcript);
        session.transcript.push_back(said(10, sample::kNowMs));
        transcript.show(session);
        QCOMPARE(ears.heard(), QStringLiteral("+1 -0 ~0 !0"));
        QCOMPARE(ears.inserted.at(0).at(1).toInt(), 9);
    }

    void runningTextChangesItsOwnRowOnly()
    {
        item::TranscriptModel transcript;
        auto session = sample::call();
        transcript.show(session);
        Ears ears(transcript);
        session.running[session::Speaker::Caller] = "那你们什么时候能给我个准信，别又像上次一样";
        transcript.show(session);
        QCOMPARE(ears.heard(), QStringLiteral("+0 -0 ~1 !0"));
        QCOMPARE(ears.changed.at(0).at(0).toModelIndex().row(), transcript.rowCount() - 1);
    }

    void aLateSentenceStandsInOrderOfTime()
    {
        item::TranscriptModel transcript;
        auto session = sample::call();
        session::fold(session, {99, sample::kNowMs,
                                session::UtteranceHeard{12, session::Speaker::Agent, "嗯。", 30'000,
                                                        31'000}});
        transcript.show(session);
        QStringList texts;
        int before = 0;
        for (const auto& row : transcript.rows()) {
            QVERIFY(row.utterance == 0 || row.atMs >= before);
            before = row.atMs;
        }
    }

    void anotherMatterStandsApart()
    {
        auto session = sample::call();
        session::fold(session, {99, sample::kNowMs, session::TurnMarked{3}});
        item::Desk desk;
        desk.show(session, sample::now());
        const auto& rows = desk.transcript.rows();
        QVERIFY(!rows[1].turns && rows[2].turns && !rows[1].elsewhere && !rows[2].elsewhere);
        QVERIFY(desk.facts.head().turned);
        QCOMPARE(desk.facts.head().matter, 1);
        session::TicketCard before;
        before.id = TicketId("before");
        before.at = sample::now();
        session.turn.reset();
        session::fold(session, {100, sample::kNowMs, session::MatterBegun{3, {before}}});
        const auto past = desk.history.rows().size();
        desk.show(session, sample::now());
        QVERIFY(rows[1].elsewhere && !rows[2].elsewhere && rows[2].turns);
        QCOMPARE(desk.facts.head().matter, 2);
        QCOMPARE(desk.history.rows().size(), past + 1);
        QCOMPARE(desk.history.rows().front().id, QStringLiteral("before"));
    }

    void nothingNewIsNoSignal()
    {
        item::Desk desk;
        desk.show(sample::call(), sample::now());
        Ears transcript(desk.transcript);
        Ears form(desk.form);
        Ears answers(desk.answers);
        QSignalSpy call(&desk.facts, &item::Facts::callChanged);
        QSignalSpy pin(&desk.facts, &item::Facts::pinChanged);
        desk.show(sample::call(), sample::now());
        for (const Ears* ears : {&transcript, &form, &answers})
            QCOMPARE(ears->heard(), QStringLiteral("+0 -0 ~0 !0"));
        QCOMPARE(call.size() + pin.size(), 0);
        desk.show(sample::call(), sample::now() + std::chrono::seconds(1));
        QCOMPARE(call.size(), 1);
        QCOMPARE(pin.size(), 0);
    }

    void theFocusedFieldLightsItsWords()
    {
        item::Desk desk;
        desk.show(sample::call(), sample::now());
        Ears ears(desk.transcript);
        desk.focusField(QStringLiteral("category"));
        QCOMPARE(ears.heard(), QStringLiteral("+0 -0 ~1 !0"));
        QCOMPARE(desk.transcript.litRow(), 1);
        const auto& row = desk.transcript.rows()[1];
        QStringList lit;
        for (const auto& highlight : row.highlights)
            if (highlight.lit)
                lit.append(row.text.mid(highlight.from, highlight.to - highlight.from));
        QCOMPARE(lit.join(QLatin1Char('|')), QString::fromUtf8("暖气不热|放了气，还是没有变化"));
        desk.focusField({});
        QCOMPARE(desk.transcript.litRow(), -1);
    }

    void fieldsTellWhereTheyComeFrom()
    {
        item::FormModel form;
        form.show(sample::call());
        const auto& category = fieldOf(form, "category");
        QCOMPARE(category.standing, FieldStanding::Guess);
        QCOMPARE(category.note, QString::fromUtf8("97 %"));
        QCOMPARE(category.quote, QString::fromUtf8("暖气不热……放了气，还是没有变化"));
        QCOMPARE(category.sourceTime, QStringLiteral("00:06"));
        QCOMPARE(category.sourceMs, sample::kAnsweredMs + 6000);
        QCOMPARE(category.alternatives.size(), 2);
        QCOMPARE(fieldOf(form, "caller_number").display, QStringLiteral("138****6127"));
        QCOMPARE(fieldOf(form, "caller_number").note, QString::fromUtf8("来电号码"));
        QCOMPARE(fieldOf(form, "kind").note, QString::fromUtf8("已确认"));
        QCOMPARE(fieldOf(form, "place").remark, QString::fromUtf8("另有同名 1 处（卫滨区）"));
        QCOMPARE(fieldOf(form, "summary").remark, QString::fromUtf8("由 4 句话归纳"));
        QCOMPARE(fieldOf(form, "t.repaired").standing, FieldStanding::Confirmed);
    }

    void aTemplateInsertsItsFieldsAndLeavesTheOthers()
    {
        item::FormModel form;
        session::CallSession session;
        form.show(session);
        QCOMPARE(form.rowCount(), 8);
        Ears ears(form);
        session.formTemplate = sample::call().formTemplate;
        form.show(session);
        QCOMPARE(ears.heard(), QStringLiteral("+1 -0 ~0 !0"));
        QCOMPARE(ears.inserted.at(0).at(1).toInt(), form.rowOf(QStringLiteral("t.temperature")));
        QCOMPARE(form.rowOf(QStringLiteral("summary")), 10);
    }

    void aTypedFieldIsWhite()
    {
        auto session = sample::call();
        session::fold(session,
                      {99, sample::kNowMs, session::FieldEdited{"place", "平原路 1 号", ""}});
        item::FormModel form;
        form.show(session);
        QCOMPARE(fieldOf(form, "place").standing, FieldStanding::Confirmed);
        QCOMPARE(fieldOf(form, "place").note, QString::fromUtf8("人工填写"));
        session::fold(session, {100, sample::kNowMs, session::FieldEdited{"place", "", ""}});
        form.show(session);
        QCOMPARE(fieldOf(form, "place").standing, FieldStanding::Empty);
    }

    void validityIsJudgedByTheTimeShown_data()
    {
        QTest::addColumn<QString>("now");
        QTest::addColumn<int>("validity");
        QTest::newRow("long before") << "2026-11-22T14:00:00+08:00" << int(item::Validity::Valid);
        QTest::newRow("a month before")
            << "2027-02-20T14:00:00+08:00" << int(item::Validity::EndsSoon);
        QTest::newRow("its last minute")
            << "2027-03-15T23:59:00+08:00" << int(item::Validity::EndsSoon);
        QTest::newRow("the day after") << "2027-03-16T00:00:00+08:00" << int(item::Validity::Over);
    }
    void validityIsJudgedByTheTimeShown()
    {
        QFETCH(QString, now);
        item::AnswerModel answers;
        answers.show(sample::call(), *base::parseIso(now.toStdString()));
        QTEST(int(answers.rows()[0].validity), "validity");
        QCOMPARE(answers.rows()[2].validity, item::Validity::Unknown);
    }

    void anAnswerUsedSaysSo()
    {
        auto session = sample::call();
        item::AnswerModel answers;
        answers.show(session, sample::now());
        Ears ears(answers);
        session.used.push_back({EntryId("heating-refund"), 4});
        answers.show(session, sample::now());
        QCOMPARE(ears.heard(), QStringLiteral("+0 -0 ~1 !0"));
        QVERIFY(answers.rows()[0].used);
        session.used = {{EntryId("heating-refund"), 3}};
        answers.show(session, sample::now());
        QVERIFY(!answers.rows()[0].used);
    }

    void similarTicketsTakeTheKeysAfterTheAnswers()
    {
        item::Desk desk;
        desk.show(sample::call(), sample::now());
        QCOMPARE(desk.similar.rows()[0].shortcut, 4);
        QCOMPARE(desk.similar.rows()[1].shortcut, 0);
        QVERIFY(desk.nearby.rows()[0].likely);
        QVERIFY(!desk.nearby.rows()[1].likely);
    }

    void theUnitAPersonChoseStandsBeforeTheProposal()
    {
        item::Facts facts;
        auto session = sample::call();
        facts.show(session, sample::now());
        QVERIFY(facts.destination().automatic);
        session::fold(session,
                      {99, sample::kNowMs,
                       session::DestinationChosen{{UnitId("housing-heat"), "住建局供热科", 0.01}}});
        facts.show(session, sample::now());
        QCOMPARE(facts.destination().unit, QString::fromUtf8("住建局供热科"));
        QVERIFY(facts.destination().chosen);
        QVERIFY(!facts.destination().automatic);
        QCOMPARE(facts.destination().others.first().value, QStringLiteral("heating-company"));
    }

    void silenceCountsUntilSomebodySpeaksOrTheCallEnds()
    {
        item::Facts facts;
        auto session = sample::call();
        const int heardMs = session.transcript.back().toMs;
        const auto at = [](int ms) { return sample::offeredAt() + Milliseconds(ms); };
        facts.show(session, at(heardMs + 12'000));
        QCOMPARE(facts.coaching().silenceMs, 0);
        session.running.clear();
        facts.show(session, at(heardMs + 12'000));
        QCOMPARE(facts.coaching().silenceMs, 12'000);
        QCOMPARE(facts.coaching().longestSilenceMs, 4000);
        session::fold(session, {99, heardMs + 13'000, session::CallHeld{}});
        facts.show(session, at(heardMs + 14'000));
        QCOMPARE(facts.coaching().silenceMs, 0);
        QCOMPARE(facts.coaching().recogniser, QStringLiteral("listening"));
        session::fold(session, {100, heardMs + 15'000, session::CallEnded{"caller"}});
        facts.show(session, at(heardMs + 90'000));
        QCOMPARE(facts.coaching().silenceMs, 0);
        QCOMPARE(facts.coaching().longestSilenceMs, 15'000);
        QCOMPARE(facts.coaching().recogniser, QStringLiteral("ended"));
    }

    void theReasonDoesNotRepeatTheDeadlineBesideIt_data()
    {
        QTest::addColumn<QString>("why");
        QTest::addColumn<QString>("brief");
        QTest::newRow("with its end")
            << QString::fromUtf8("11月24日（周二）起算，3个工作日，到11月26日（周四）17:30止")
            << QString::fromUtf8("11月24日（周二）起算，3个工作日");
        QTest::newRow("without") << QString::fromUtf8("紧急件 2 小时")
                                 << QString::fromUtf8("紧急件 2 小时");
        QTest::newRow("another 到")
            << QString::fromUtf8("派单后，到岗 2 小时") << QString::fromUtf8("派单后，到岗 2 小时");
    }
    void theReasonDoesNotRepeatTheDeadlineBesideIt()
    {
        QFETCH(QString, why);
        auto session = sample::call();
        session.deadlines->steps[0].why = why.toStdString();
        item::DeadlineModel deadlines;
        deadlines.show(session, sample::now());
        QTEST(deadlines.rows()[0].brief, "brief");
        QCOMPARE(deadlines.rows()[0].why, why);
    }

    void theClockRunsFromTheAnswerAndStopsAtTheEnd()
    {
        item::Facts facts;
        auto session = sample::call();
        facts.show(session, sample::now());
        QCOMPARE(facts.call().elapsedMs, 157'000);
        QCOMPARE(facts.call().moodText, QString::fromUtf8("平静 → 着急"));
        session::fold(session, {99, sample::kNowMs, session::CallEnded{"caller"}});
        facts.show(session, sample::now() + std::chrono::minutes(5));
        QCOMPARE(facts.call().elapsedMs, 157'000);
    }

    void theShortFormHasFewRows()
    {
        item::Desk desk;
        auto session = sample::call();
        desk.show(session, sample::offeredAt());
        const auto whole = desk.form.rows().size();
        session::fold(session,
                      {session.seq + 1, session.atMs, session::FormShortened{true, "应急模式"}});
        Ears ears(desk.form);
        desk.show(session, sample::offeredAt());
        QVERIFY(desk.form.rows().size() < whole);
        QCOMPARE(ears.reset.size(), 0);
        QVERIFY(desk.form.rowOf(QStringLiteral("category")) >= 0);
        QCOMPARE(desk.facts.head().shortForm, QStringLiteral("应急模式"));
        QCOMPARE(std::size_t(desk.facts.head().total), desk.form.rows().size());
    }

    void theHeadCountsWhatIsMissing()
    {
        item::Facts facts;
        session::CallSession session;
        facts.show(session, sample::now());
        QCOMPARE(facts.head().title, QString::fromUtf8("新工单"));
        QCOMPARE(facts.head().missing.size(), 4);
        facts.show(sample::call(), sample::now());
        QCOMPARE(facts.head().title, QString::fromUtf8("室温不达标"));
        QVERIFY(facts.head().missing.isEmpty());
        QCOMPARE(facts.head().guesses, 7);
        QCOMPARE(facts.head().badge, QString::fromUtf8("紧急件"));
    }
};

QTEST_APPLESS_MAIN(TestItemModels)
#include "tst_item_models.moc"
