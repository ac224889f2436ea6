#include "sample_call.h"
#include "sample_windows.h"
#include "widgets/commands/command_palette.h"
#include "widgets/queue/queue_panel.h"
#include "widgets/queue/table_sheet.h"
#include "widgets/theme/card.h"
#include "widgets/theme/card_list.h"
#include "widgets/theme/elided_label.h"
#include "widgets/theme/pill.h"
#include "widgets/theme/theme.h"
#include "widgets/timeline/timeline_bar.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include <memory>

using namespace lianxin;

/// Each panel under the keys that people press, over a session that goes on.
class TestPanels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { widgets::applyTheme(*qApp); }

    void init()
    {
        m_live = std::make_unique<sample::LiveDesk>(sample::call());
        m_screen = std::make_unique<sample::ConversationScreen>(m_live->desk);
        m_screen->resize(1920, 1080);
        m_screen->show();
        m_screen->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_screen.get()));
    }

    void keysDriveTheCall_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<QByteArray>("signal");
        QTest::newRow("hold") << Qt::Key_F3 << QByteArray(SIGNAL(holdRequested()));
        QTest::newRow("mute") << Qt::Key_F4 << QByteArray(SIGNAL(muteRequested()));
        QTest::newRow("hang up") << Qt::Key_F10 << QByteArray(SIGNAL(hangUpRequested()));
    }
    void keysDriveTheCall()
    {
        QFETCH(Qt::Key, key);
        QFETCH(QByteArray, signal);
        QSignalSpy heard(m_screen->bar, signal.constData());
        QTest::keyClick(m_screen.get(), key);
        QCOMPARE(heard.size(), 1);
    }

    void theSameKeyUndoesItself()
    {
        m_live->happen(session::CallHeld{});
        m_live->happen(session::CallMuted{true});
        QSignalSpy resumed(m_screen->bar, &widgets::CallBar::resumeRequested);
        QSignalSpy unmuted(m_screen->bar, &widgets::CallBar::unmuteRequested);
        QTest::keyClick(m_screen.get(), Qt::Key_F3);
        QTest::keyClick(m_screen.get(), Qt::Key_F4);
        QCOMPARE(resumed.size(), 1);
        QCOMPARE(unmuted.size(), 1);
    }

    void onlyAnOfferCanBeAnswered()
    {
        QSignalSpy answered(m_screen->bar, &widgets::CallBar::answerRequested);
        QTest::keyClick(m_screen.get(), Qt::Key_F2);
        QCOMPARE(answered.size(), 0);
        session::CallSession ringing;
        session::fold(ringing, {1, 0, sample::offer()});
        m_live->desk.show(ringing, sample::offeredAt());
        QTest::keyClick(m_screen.get(), Qt::Key_F2);
        QCOMPARE(answered.size(), 1);
        QSignalSpy ended(m_screen->bar, &widgets::CallBar::hangUpRequested);
        QTest::keyClick(m_screen.get(), Qt::Key_F10);
        QCOMPARE(ended.size(), 0);
    }

    void afterTheCallTheSameKeyFinishesTheWork()
    {
        m_live->happen(session::CallEnded{"caller"});
        QSignalSpy finished(m_screen->bar, &widgets::CallBar::wrapUpFinished);
        QSignalSpy held(m_screen->bar, &widgets::CallBar::holdRequested);
        QTest::keyClick(m_screen.get(), Qt::Key_F10);
        QTest::keyClick(m_screen.get(), Qt::Key_F3);
        QCOMPARE(finished.size(), 1);
        QCOMPARE(held.size(), 0);
    }

    void whatIsLeftToWriteIsCountedDown()
    {
        m_screen->bar->setWrapUpLimit(60'000);
        m_live->happen(session::CallEnded{"caller"});
        const auto words = [this] { return m_screen->bar->findChild<widgets::Pill*>()->text(); };
        const int endedMs = m_live->session().endedMs.value();
        const auto shown = [&](int afterMs) {
            m_live->desk.show(m_live->session(),
                              sample::offeredAt() + Milliseconds(endedMs + afterMs));
            return words();
        };
        QVERIFY(shown(18'000).endsWith(QString::fromUtf8("剩 42 秒")));
        QVERIFY(!shown(61'000).contains(QString::fromUtf8("剩")));
    }

    void anEmergencyAsksWhichService()
    {
        QSignalSpy called(m_screen->bar, &widgets::CallBar::emergencyRequested);
        QTest::keyClick(m_screen.get(), Qt::Key_F8);
        auto* menu = m_screen->bar->findChild<QMenu*>("call.emergency.menu");
        QVERIFY(menu && menu->isVisible());
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QCOMPARE(called.size(), 1);
        QCOMPARE(called.at(0).at(0).toString(), QStringLiteral("119"));
    }

    void theLineThatTheDangerCallsForStandsFirst_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("clause");
        QTest::addColumn<QString>("line");
        const QString handOver = QString::fromUtf8("紧急警情移交：");
        QTest::newRow("fire") << QString::fromUtf8("疑似火情：立即三方接通119") << handOver + "119"
                              << "119";
        QTest::newRow("crash") << QString::fromUtf8("立即接122和120") << handOver + "122"
                               << "120";
        QTest::newRow("hazard") << QString::fromUtf8("已伤人的接110、119或120")
                                << QString::fromUtf8("紧急件先行处置") << "110";
    }
    void theLineThatTheDangerCallsForStandsFirst()
    {
        QFETCH(QString, text);
        QFETCH(QString, clause);
        const auto mind = session::HintLevel::Mind;
        const auto danger = session::HintLevel::Danger;
        m_live->happen(
            session::HintsShown{{{"threat", mind, "必要时报110", {}, {}, {}},
                                 {"d", danger, text.toStdString(), {}, clause.toStdString(), {}},
                                 {"later", danger, "立即接110", {}, {}, {}}}});
        QSignalSpy called(m_screen->bar, &widgets::CallBar::emergencyRequested);
        QTest::keyClick(m_screen.get(), Qt::Key_F8);
        auto* menu = m_screen->bar->findChild<QMenu*>("call.emergency.menu");
        QCOMPARE(menu->actions().size(), 3);
        QTest::keyClick(menu, Qt::Key_Return);
        QTEST(called.value(0).value(0).toString(), "line");
    }

    void aTransferAsksToWhom()
    {
        QSignalSpy transferred(m_screen->bar, &widgets::CallBar::transferRequested);
        QVERIFY(!m_screen->findChild<QWidget*>("call.transfer.button")->isVisible());
        m_screen->bar->setGroups({{"expert", QString::fromUtf8("专家座席"), -1},
                                  {"foreign", QString::fromUtf8("外语座席"), -1}});
        QTest::keyClick(m_screen.get(), Qt::Key_F9);
        auto* menu = m_screen->bar->findChild<QMenu*>("call.transfer.menu");
        QVERIFY(menu && menu->isVisible());
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QCOMPARE(transferred.size(), 1);
        QCOMPARE(transferred.at(0).at(0).toString(), QStringLiteral("foreign"));
    }

    void aThirdIsAskedInAndLetGo()
    {
        QSignalSpy joined(m_screen->bar, &widgets::CallBar::partyRequested);
        QSignalSpy released(m_screen->bar, &widgets::CallBar::partyReleaseRequested);
        QVERIFY(!m_screen->findChild<QWidget*>("call.party.button")->isVisible());
        m_screen->bar->setParties({{"0399-3600142", QString::fromUtf8("城管局"), -1},
                                   {"12348", QString::fromUtf8("公共法律服务热线"), -1}});
        QTest::keyClick(m_screen.get(), Qt::Key_F7);
        auto* menu = m_screen->bar->findChild<QMenu*>("call.party.menu");
        QVERIFY(menu && menu->isVisible());
        QTest::keyClick(menu, Qt::Key_Return);
        QCOMPARE(joined.size(), 1);
        QCOMPARE(joined.at(0).at(0).toString(), QStringLiteral("0399-3600142"));
        m_live->happen(session::PartyJoined{"0399-3600142", "城管局"});
        QTest::keyClick(m_screen.get(), Qt::Key_F7);
        QCOMPARE(released.size(), 1);
        QSignalSpy called(m_screen->bar, &widgets::CallBar::emergencyRequested);
        QTest::keyClick(m_screen.get(), Qt::Key_F8);
        QVERIFY(!m_screen->bar->findChild<QMenu*>("call.emergency.menu"));
    }

    void aBreakIsTakenBetweenCalls()
    {
        QSignalSpy asked(m_screen->bar, &widgets::CallBar::breakRequested);
        QSignalSpy ended(m_screen->bar, &widgets::CallBar::breakEnded);
        QTest::keyClick(m_screen.get(), Qt::Key_F11);
        QVERIFY(!m_screen->bar->findChild<QMenu*>("seat.break.menu"));
        m_live->desk.show({}, sample::now());
        QTest::keyClick(m_screen.get(), Qt::Key_F11);
        auto* menu = m_screen->bar->findChild<QMenu*>("seat.break.menu");
        QVERIFY(menu && menu->isVisible());
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.at(0).at(0).toString(), QString::fromUtf8("用餐"));
        m_screen->bar->setBreak(QString::fromUtf8("用餐"));
        QTest::keyClick(m_screen.get(), Qt::Key_F11);
        QCOMPARE(ended.size(), 1);
    }

    void aReplayHasNoTelephone()
    {
        m_screen->bar->setMode(widgets::CallBar::Mode::ReadOnly);
        QSignalSpy held(m_screen->bar, &widgets::CallBar::holdRequested);
        QTest::keyClick(m_screen.get(), Qt::Key_F3);
        QCOMPARE(held.size(), 0);
        QVERIFY(!m_screen->findChild<QWidget*>("call.hold.button")->isVisible());
    }

    void theEarlierTicketCanBeRedone()
    {
        QSignalSpy redo(m_screen->caller, &widgets::CallerPanel::redoRequested);
        QTest::keyClick(m_screen.get(), Qt::Key_0, Qt::AltModifier);
        QCOMPARE(redo.size(), 1);
        QCOMPARE(redo.at(0).at(0).toString(), QStringLiteral("h-1"));
    }

    void numberedKeysUseAnswersThenTickets()
    {
        QSignalSpy used(m_screen->knowledge, &widgets::KnowledgePanel::answerUsed);
        QSignalSpy quoted(m_screen->knowledge, &widgets::KnowledgePanel::similarQuoted);
        QTest::keyClick(m_screen.get(), Qt::Key_2, Qt::AltModifier);
        QTest::keyClick(m_screen.get(), Qt::Key_4, Qt::AltModifier);
        QTest::keyClick(m_screen.get(), Qt::Key_9, Qt::AltModifier);
        QCOMPARE(used.size(), 1);
        QCOMPARE(used.at(0).at(0).toString(), QStringLiteral("heating-steps"));
        QCOMPARE(used.at(0).at(1).toInt(), 2);
        QCOMPARE(quoted.size(), 1);
        QCOMPARE(quoted.at(0).at(0).toString(), QStringLiteral("n-1"));
    }

    void knowledgeIsSearchedAndLeftAgain()
    {
        QSignalSpy searched(m_screen->knowledge, &widgets::KnowledgePanel::searched);
        QTest::keyClick(m_screen.get(), Qt::Key_K, Qt::ControlModifier);
        auto* edit = m_screen->findChild<QLineEdit*>("knowledge.searchEdit");
        QCOMPARE(qApp->focusWidget(), edit);
        QTest::keyClicks(edit, "gas");
        QCOMPARE(searched.last().at(0).toString(), QStringLiteral("gas"));
        QTest::keyClick(edit, Qt::Key_Escape);
        QCOMPARE(searched.last().at(0).toString(), QString());
        QVERIFY(!edit->isVisible());
    }

    void theTranscriptFollowsUntilOneScrollsAway()
    {
        m_live->desk.show(sample::longCall(), sample::now());
        auto* bar = m_screen->transcript->view()->verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 0 && bar->value() == bar->maximum());
        bar->triggerAction(QAbstractSlider::SliderToMinimum);
        auto session = sample::longCall();
        session.transcript.push_back(
            {50, session::Speaker::Agent, "还在听。", {}, 500'000, 501'000});
        m_live->desk.show(session, sample::now());
        QCoreApplication::processEvents();
        QCOMPARE(bar->value(), bar->minimum());
        bar->triggerAction(QAbstractSlider::SliderToMaximum);
        session.transcript.push_back({51, session::Speaker::Agent, "好的。", {}, 502'000, 503'000});
        m_live->desk.show(session, sample::now());
        QTRY_COMPARE(bar->value(), bar->maximum());
    }

    void focusingAFieldBringsItsWordsIntoView()
    {
        m_live->desk.show(sample::longCall(), sample::now());
        auto* view = m_screen->transcript->view();
        QTRY_VERIFY(view->verticalScrollBar()->value() > 0);
        m_live->desk.focusField("category");
        const QRect lit = view->visualRect(m_live->desk.transcript.index(1));
        QVERIFY(view->viewport()->rect().contains(lit));
    }

    void wordsAreFoundOneAfterTheOther()
    {
        QTest::keyClick(m_screen.get(), Qt::Key_F, Qt::ControlModifier);
        auto* edit = m_screen->findChild<QLineEdit*>("transcript.findEdit");
        QCOMPARE(qApp->focusWidget(), edit);
        edit->setText(QString::fromUtf8("测温"));
        for (const int row : {6, 8, 6}) {
            QTest::keyClick(edit, Qt::Key_Return);
            QCOMPARE(m_screen->transcript->view()->currentIndex().row(), row);
        }
        QTest::keyClick(edit, Qt::Key_Escape);
        QVERIFY(!edit->isVisible());
    }

    void aWordIsCorrectedInPlace()
    {
        QSignalSpy corrected(m_screen->transcript, &widgets::TranscriptPanel::corrected);
        m_screen->transcript->revealUtterance(2);
        QTest::keyClick(m_screen.get(), Qt::Key_E, Qt::ControlModifier);
        auto* edit = m_screen->findChild<QLineEdit*>("transcript.correction");
        QVERIFY(edit);
        QVERIFY(edit->text().contains(QString::fromUtf8("暖气不热")));
        edit->setText(QString::fromUtf8("更正后的话。"));
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_COMPARE(corrected.size(), 1);
        QCOMPARE(corrected.at(0).at(0).toInt(), 2);
        QCOMPARE(corrected.at(0).at(1).toString(), QString::fromUtf8("更正后的话。"));
    }

    void anEscapedCorrectionChangesNothing()
    {
        QSignalSpy corrected(m_screen->transcript, &widgets::TranscriptPanel::corrected);
        QTest::keyClick(m_screen.get(), Qt::Key_E, Qt::ControlModifier);
        auto* edit = m_screen->findChild<QLineEdit*>("transcript.correction");
        QVERIFY(edit);
        QTest::keyClicks(edit, "x");
        QTest::keyClick(edit, Qt::Key_Escape);
        QTest::keyClick(m_screen->transcript->view(), Qt::Key_Down);
        QCOMPARE(corrected.size(), 0);
    }

    void anUtteranceIsPlayedByEnter()
    {
        QSignalSpy play(m_screen->transcript, &widgets::TranscriptPanel::playRequested);
        m_screen->transcript->revealUtterance(4);
        QTest::keyClick(m_screen->transcript->view(), Qt::Key_Return);
        QCOMPARE(play.size(), 1);
        QCOMPARE(play.at(0).at(0).toInt(), sample::kAnsweredMs + 25'000);
    }

    void timeMovesByKeys()
    {
        widgets::TimelineBar bar;
        bar.setDuration(100'000);
        bar.setPosition(20'000);
        bar.setMarks(
            {{10'000, widgets::MarkKind::Utterance, {}}, {42'000, widgets::MarkKind::Field, {}}});
        bar.show();
        QSignalSpy seek(&bar, &widgets::TimelineBar::seekRequested);
        const std::pair<Qt::Key, Qt::KeyboardModifiers> keys[]{{Qt::Key_Right, {}},
                                                               {Qt::Key_Left, {}},
                                                               {Qt::Key_Right, Qt::ShiftModifier},
                                                               {Qt::Key_Left, Qt::ShiftModifier},
                                                               {Qt::Key_Home, {}},
                                                               {Qt::Key_End, {}}};
        for (const auto& [key, modifiers] : keys)
            QTest::keyClick(&bar, key, modifiers);
        QList<int> sought;
        for (const auto& arguments : seek)
            sought.append(arguments.at(0).toInt());
        QCOMPARE(sought, (QList<int>{25'000, 15'000, 42'000, 10'000, 0, 100'000}));
        QSignalSpy played(&bar, &widgets::TimelineBar::playRequested);
        QSignalSpy paused(&bar, &widgets::TimelineBar::pauseRequested);
        QTest::keyClick(&bar, Qt::Key_Space);
        bar.setState(widgets::TimelineBar::State::Playing);
        QTest::keyClick(&bar, Qt::Key_Space);
        QCOMPARE(played.size(), 1);
        QCOMPARE(paused.size(), 1);
        QSignalSpy speed(&bar, &widgets::TimelineBar::speedRequested);
        bar.findChild<QToolButton*>("timeline.speed4")->click();
        QCOMPARE(speed.value(0).value(0).toInt(), 4);
    }

    void theQueueOpensATicketByEnter()
    {
        item::CardModel cards(item::CardModel::Source::Nearby);
        widgets::QueuePanel queue(QStringLiteral("q"), &cards);
        queue.show();
        QVERIFY(!queue.findChild<QTreeView*>()->isVisible());
        cards.showCards(sample::call().nearby, sample::now());
        auto* view = queue.findChild<QTreeView*>();
        QVERIFY(view->isVisible());
        QSignalSpy opened(&queue, &widgets::QueuePanel::ticketOpened);
        view->setCurrentIndex(view->model()->index(1, 0));
        QTest::keyClick(view, Qt::Key_Return);
        QCOMPARE(opened.value(0).value(0).toString(), QStringLiteral("n-2"));
    }

    void whoGotAnOldAnswer()
    {
        QSignalSpy asked(m_screen->knowledge, &widgets::KnowledgePanel::givenRequested);
        QTest::keyClick(m_screen.get(), Qt::Key_V, Qt::AltModifier);
        QCOMPARE(asked.size(), 1);
        const auto& first = m_live->session().answers.front();
        QCOMPARE(asked.value(0).value(0).toString().toStdString(), first.entry.str());
        QCOMPARE(asked.value(0).value(1).toString().toStdString(), first.title);
    }

    void aSheetOpensItsRowByEnter()
    {
        auto* sheet = new widgets::TableSheet(sample::topicsTable());
        sheet->show();
        sheet->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(sheet));
        QSignalSpy opened(sheet, &widgets::TableSheet::opened);
        auto* view = sheet->findChild<QTreeView*>("table.view");
        QTest::keyClick(view, Qt::Key_Down);
        QTest::keyClick(view, Qt::Key_Return);
        QCOMPARE(opened.value(0).value(0).toString(), QStringLiteral("t-2"));
        QSignalSpy gone(sheet, &QObject::destroyed);
        QTest::keyClick(sheet, Qt::Key_Escape);
        QTRY_COMPARE(gone.size(), 1);
        auto table = sample::topicsTable();
        table.rows.clear();
        widgets::TableSheet empty(table);
        empty.setAttribute(Qt::WA_DeleteOnClose, false);
        empty.show();
        QVERIFY(!empty.findChild<QTreeView*>("table.view")->isVisible());
    }

    void commandsAreFoundByTheirWordsAndRun()
    {
        const auto actions = widgets::deskActions({m_screen.get()});
        QVERIFY(actions.size() > 15);
        QSignalSpy held(m_screen->bar, &widgets::CallBar::holdRequested);
        auto* palette = new widgets::CommandPalette(actions, m_screen.get());
        palette->open();
        auto* edit = palette->findChild<QLineEdit*>();
        edit->setText(QString::fromUtf8("保持"));
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_COMPARE(held.size(), 1);
    }

    void noKeyIsUsedTwice()
    {
        sample::TicketScreen second(m_live->desk);
        QHash<QString, QString> owners;
        for (const QAction* action : widgets::deskActions({m_screen.get(), &second})) {
            const QString keys = action->shortcut().toString();
            QVERIFY2(!owners.contains(keys),
                     qPrintable(keys + QLatin1Char(' ') + action->objectName() + QLatin1Char(' ') +
                                owners[keys]));
            owners[keys] = action->objectName();
        }
    }

    void nothingSpeaksOfNothing()
    {
        m_live->desk.show({}, sample::now());
        QStringList sentences;
        for (const QLabel* label : m_screen->findChildren<QLabel*>())
            if (label->isVisible() && label->property("role").toByteArray() == "empty")
                sentences.append(label->text());
        QCOMPARE(sentences.size(), 5);
    }

    void aPillKeepsRoomAroundItsWordsWhateverItSays()
    {
        QWidget window;
        widgets::Pill pill(&window);
        window.show();
        for (const auto tone : {widgets::Tone::Neutral, widgets::Tone::Green, widgets::Tone::Amber,
                                widgets::Tone::GreenSolid, widgets::Tone::Green}) {
            pill.say(QString::fromUtf8("99 % 可自动派单"), tone);
            const QSize words = pill.fontMetrics().size(0, pill.text());
            QVERIFY2(pill.sizeHint().width() >= words.width() + 12,
                     qPrintable(QString::number(int(tone))));
        }
    }

    void whatIsCutSaysItAllInATip()
    {
        widgets::ElidedLabel label;
        label.setText(QString::fromUtf8("一段放不下的长文字，末尾会变成省略号"));
        label.resize(80, 20);
        label.show();
        QVERIFY(label.isElided());
        QCOMPARE(label.toolTip(), label.text());
        label.resize(900, 20);
        QCoreApplication::processEvents();
        QCOMPARE(label.toolTip(), QString());
    }

    void theStripCountsASilenceAndStopsWithTheCall()
    {
        const auto words = [this] {
            QStringList all;
            for (const auto* label : m_screen->transcript->findChildren<QLabel*>())
                all.append(label->text());
            return all.join(QLatin1Char(' '));
        };
        auto session = m_live->session();
        session.running.clear();
        const int heardMs = session.transcript.back().toMs;
        m_live->desk.show(session, sample::offeredAt() + Milliseconds(heardMs + 7000));
        QVERIFY(words().contains(QString::fromUtf8("静默 <b>7 秒</b>")));
        session::fold(session, {99, heardMs + 8000, session::CallEnded{"caller"}});
        m_live->desk.show(session, sample::offeredAt() + Milliseconds(heardMs + 60'000));
        QVERIFY(words().contains(QString::fromUtf8("最长静默 <b>8 秒</b>")));
        QVERIFY(words().contains(QString::fromUtf8("识别已结束")));
    }

    void aLostCentreIsSaidInWords()
    {
        m_live->happen(session::LinkChanged{false});
        QStringList words;
        for (const QLabel* label : m_screen->status->findChildren<QLabel*>())
            words.append(label->text());
        QVERIFY(words.join(QString()).contains(QString::fromUtf8("中心失联")));
    }

    void everyControlHasAName()
    {
        for (const QWidget* widget : m_screen->findChildren<QWidget*>())
            if (widget->focusPolicy() != Qt::NoFocus && widget->isVisible() &&
                !widget->objectName().startsWith(QLatin1String("qt_")))
                QVERIFY2(!widget->accessibleName().isEmpty(),
                         qPrintable(QString::fromLatin1(widget->metaObject()->className()) +
                                    widget->objectName()));
    }

private:
    std::unique_ptr<sample::LiveDesk> m_live;
    std::unique_ptr<sample::ConversationScreen> m_screen;
};

QTEST_MAIN(TestPanels)
#include "tst_panels.moc"
