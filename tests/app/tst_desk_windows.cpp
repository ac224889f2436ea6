#include "app/city_source.h"
#include "app/sources/replay_source.h"
#include "app/windows/desk_windows.h"
#include "app/windows/login_dialog.h"
#include "app/windows/refusal_dialog.h"
#include "sample_call.h"
#include "widgets/callbar/call_bar.h"
#include "widgets/commands/command_palette.h"
#include "widgets/map/map_scheme.h"
#include "widgets/nearby/nearby_panel.h"
#include "widgets/theme/card.h"
#include "widgets/theme/card_list.h"
#include "widgets/theme/elided_label.h"
#include "widgets/theme/key_cap.h"
#include "widgets/theme/pill.h"
#include "widgets/theme/theme.h"
#include "widgets/ticketform/ticket_form.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QTest>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace lianxin;

namespace {

/// The sample call, and what a person wants of it.
class SampleSource : public sources::SessionSource {
public:
    const session::CallSession& session() const override { return shown; }
    UtcTime now() const override { return sample::now() + later; }
    void submit(session::Outcome outcome, const QString& clause) override
    {
        submitted.append({outcome, clause});
    }
    void redo(const QString& ticket) override { redone.append(ticket); }

    session::CallSession shown = sample::call();
    QList<std::pair<session::Outcome, QString>> submitted;
    void finishWrapUp() override { ++finished; }

    QStringList redone;
    int finished = 0;
    Milliseconds later{};
};

const std::shared_ptr<const engine::City>& demoCity()
{
    static const auto city = std::make_shared<const engine::City>(
        readCity(QStringLiteral(LIANXIN_SOURCE_DIR "/resources/city")).value());
    return city;
}

} // namespace

/// Both windows over a source, under the keys that people press.
class TestDeskWindows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { widgets::applyTheme(*qApp); }

    void aCaseIsRefusedOnlyOnAChosenClause()
    {
        SampleSource source;
        const std::string clause = "已进入信访渠道办理";
        source.shown.hints.push_back({"petition",
                                      session::HintLevel::Mind,
                                      "可能已进入信访渠道：核实后不予重复受理。",
                                      "这件事如果信访部门已经受理，热线不再重复转办。",
                                      "12345热线受理边界：" + clause,
                                      {}});
        windows::DeskWindows desk(source, windows::Purpose::Work);
        desk.setCity(demoCity(), {});
        show(desk.ticket());
        QTest::keyClick(&desk.ticket(), Qt::Key_R, Qt::AltModifier);
        auto* dialog = desk.ticket().findChild<windows::RefusalDialog*>();
        QVERIFY(dialog && QTest::qWaitForWindowActive(dialog));
        auto* list = dialog->findChild<QListWidget*>();
        QCOMPARE(list->count(), int(demoCity()->clauses.refusals.size()));
        QVERIFY(list->selectedItems().isEmpty());
        QTest::keyClick(list, Qt::Key_Return);
        QVERIFY(dialog->isVisible() && source.submitted.isEmpty());
        auto* say = dialog->findChild<QLabel*>("refusal.say");
        QTest::keyClick(list, Qt::Key_Down);
        QCOMPARE(list->currentRow(), 0);
        QVERIFY(say->text().contains(list->item(0)->text()));
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Down);
        QVERIFY(say->text().contains(QString::fromUtf8("热线不再重复转办")));
        keep(*dialog, "refusal");
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(source.submitted.size(), 1);
        QCOMPARE(source.submitted.front().first, session::Outcome::Refused);
        QCOMPARE(source.submitted.front().second.toStdString(), clause);
    }

    void theNextCallTakesARefusalOfThisOneAway()
    {
        SampleSource source;
        windows::DeskWindows desk(source, windows::Purpose::Work);
        desk.setCity(demoCity(), {});
        show(desk.ticket());
        QTest::keyClick(&desk.ticket(), Qt::Key_R, Qt::AltModifier);
        QVERIFY(desk.ticket().findChild<windows::RefusalDialog*>());
        source.shown.offer.call = CallId("another");
        Q_EMIT source.changed();
        QTRY_VERIFY(!desk.ticket().findChild<windows::RefusalDialog*>());
        QVERIFY(source.submitted.isEmpty());
    }

    /// F12 on a form that no unit could act on says what is missing, and goes to it.
    void anIncompleteTicketTakesTheKeyTwice()
    {
        SampleSource source;
        windows::DeskWindows desk(source, windows::Purpose::Work);
        show(desk.ticket());
        const auto press = [&] { QTest::keyClick(&desk.ticket(), Qt::Key_F12); };
        press();
        QCOMPARE(source.submitted.size(), 1);
        source.submitted.clear();
        source.shown.fields.erase("place");
        press();
        QVERIFY(source.submitted.isEmpty());
        QVERIFY(isSaid(desk, QStringLiteral("还缺：地点")));
        QCOMPARE(desk.ticket().form->focusedField(), QStringLiteral("place"));
        source.shown.fields.erase("summary");
        press();
        QVERIFY2(source.submitted.isEmpty(), "it is another objection than before");
        press();
        QCOMPARE(source.submitted.size(), 1);
    }

    void anUrgentMatterIsNotAnsweredByOneKey()
    {
        SampleSource source;
        windows::DeskWindows desk(source, windows::Purpose::Work);
        show(desk.ticket());
        const auto press = [&] {
            QTest::keyClick(&desk.ticket(), Qt::Key_D, Qt::AltModifier);
            return std::exchange(source.submitted, {}).size();
        };
        source.shown.deadlines->urgency = ticket::Urgency::Normal;
        source.shown.used.clear();
        QCOMPARE(press(), 0);
        QVERIFY(isSaid(desk, QStringLiteral("还没有选用答复")));
        QCOMPARE(press(), 1);
        source.shown.used.push_back({EntryId("e"), 1});
        QCOMPARE(press(), 1);
        source.shown.deadlines->urgency = ticket::Urgency::Urgent;
        QCOMPARE(press(), 0);
        QVERIFY(isSaid(desk, QStringLiteral("紧急件")));
        QCOMPARE(press(), 1);
    }

    /// The caller hung up before F10 did.
    void aCallWithoutItsTicketTakesTheKeyTwice()
    {
        SampleSource source;
        source.shown.call = session::CallState::WrapUp;
        windows::DeskWindows desk(source, windows::Purpose::Work);
        show(desk.conversation());
        const auto press = [&] {
            QTest::keyClick(&desk.conversation(), Qt::Key_F10);
            return std::exchange(source.finished, 0);
        };
        QCOMPARE(press(), 0);
        QVERIFY(isSaid(desk, QStringLiteral("还没有提交工单")));
        QCOMPARE(press(), 1);
        source.shown.submitted = session::TicketSubmitted{};
        QCOMPARE(press(), 1);
        source.shown.submitted.reset();
        source.shown.fields.clear();
        QCOMPARE(press(), 1);
    }

    /// Alt F4 by mistake leaves no caller alone, and no draft is thrown away unasked.
    void windowsWithACallOrItsDraftCloseAtTheSecondTry()
    {
        SampleSource source;
        windows::DeskWindows desk(source, windows::Purpose::Work);
        show(desk.ticket());
        int left = 0;
        connect(&desk, &windows::DeskWindows::closed, this, [&] { ++left; });
        const auto close = [&](Milliseconds later = Milliseconds{2000}) {
            source.later += later;
            desk.ticket().close();
            return std::exchange(left, 0);
        };
        QCOMPARE(close(), 0);
        QVERIFY(isSaid(desk, QStringLiteral("电话还没结束")));
        QVERIFY(desk.ticket().isVisible());
        desk.conversation().close();
        QCOMPARE(left, 0); // both at once
        QCOMPARE(close(Milliseconds{20'000}), 0);
        QCOMPARE(close(), 1);
        source.shown.call = session::CallState::WrapUp;
        QCOMPARE(close(), 0);
        QVERIFY(isSaid(desk, QStringLiteral("还没提交")));
        QCOMPARE(close(), 1);
        source.shown.submitted = session::TicketSubmitted{};
        QCOMPARE(close(), 1);
        widgets::SeatLine line;
        line.unsent = 2;
        desk.setSeatLine(line);
        QCOMPARE(close(), 0);
        QCOMPARE(close(), 1);
    }

    void onlyGroupsThatTakeCallsAreOffered()
    {
        SampleSource source;
        windows::DeskWindows desk(source, windows::Purpose::Work);
        desk.setCity(demoCity(), {});
        show(desk.conversation());
        QTest::keyClick(&desk.conversation(), Qt::Key_F9);
        const auto* menu = desk.conversation().findChild<QMenu*>("call.transfer.menu");
        QVERIFY(menu);
        QStringList offered;
        for (const auto* action : menu->actions())
            offered.append(action->text());
        QVERIFY(offered.contains(QString::fromUtf8("法律专家座席")));
        QVERIFY(!offered.contains(QString::fromUtf8("新媒体座席")));
    }

    void aFinishedTicketOfTheCallerIsDoneAgainFromTheNearby()
    {
        SampleSource source;
        auto again = source.shown.offer.history.front();
        again.metres = 0;
        again.likeness = 1;
        source.shown.nearby.insert(source.shown.nearby.begin(), again);
        const auto id = QString::fromStdString(again.id.str());
        windows::DeskWindows desk(source, windows::Purpose::Work);
        show(desk.conversation());
        show(desk.ticket());
        const auto* list = desk.ticket().nearby->findChild<widgets::CardList*>();
        QCOMPARE(list->current(), id);
        list->findChildren<widgets::Card*>().constFirst()->setFocus();
        QTest::keyClick(&desk.ticket(), Qt::Key_0, Qt::AltModifier);
        QCOMPARE(source.redone, QStringList{id});
    }

    void theLongestWaitCountsOn()
    {
        SampleSource source;
        windows::DeskWindows desk(source, windows::Purpose::Work);
        widgets::SeatLine line;
        line.queued = 1;
        desk.setSeatLine(line);
        const auto words = [&desk] {
            QStringList all;
            for (const auto* label :
                 desk.conversation().status->findChildren<widgets::ElidedLabel*>())
                all.append(label->text());
            return all.join(QLatin1Char(' '));
        };
        QVERIFY(words().contains(QString::fromUtf8("排队 1")));
        QVERIFY(!words().contains(QString::fromUtf8("最长")));
        desk.setWaitingSince(sample::now() - std::chrono::seconds{20});
        QVERIFY(words().contains(QString::fromUtf8("排队 1 · 最长 20 秒")));
        source.later = std::chrono::seconds{12};
        Q_EMIT source.changed();
        QTRY_VERIFY(words().contains(QString::fromUtf8("排队 1 · 最长 32 秒")));
    }

    void theLoginBoxMakesRoomForWhatWentWrong()
    {
        QWidget window;
        show(window);
        windows::LoginDialog dialog(QStringLiteral("1001"), &window);
        dialog.show();
        dialog.showProblem(QString::fromUtf8("工号或密码不对。连续输错五次后，账号会锁定十五分钟，"
                                             "请向班长核对工号，或请管理员重设密码。"));
        QCoreApplication::processEvents();
        for (const auto* field : dialog.findChildren<QLineEdit*>()) {
            QVERIFY(field->height() >= field->sizeHint().height());
            QVERIFY(field->width() >= 280);
        }
        const auto* problem = dialog.findChild<QLabel*>("problem");
        QVERIFY(problem->height() >= problem->heightForWidth(problem->width()));
        const QPoint off = dialog.geometry().center() - window.geometry().center();
        QVERIFY(std::abs(off.x()) <= 2 && std::abs(off.y()) <= 2);
        keep(dialog, "login");
    }

    void keysMoveTheReplayFromEitherWindow()
    {
        sources::ReplaySource replay(sample::events());
        windows::DeskWindows desk(replay, windows::Purpose::Replay);
        desk.followReplay(replay);
        show(desk.ticket());
        show(desk.conversation());
        for (QWidget* window :
             std::initializer_list<QWidget*>{&desk.conversation(), &desk.ticket()}) {
            window->activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(window));
            press(Qt::Key_End);
            QCOMPARE(replay.positionMs(), replay.durationMs());
            press(Qt::Key_Left);
            QCOMPARE(replay.positionMs(), replay.durationMs() - 5000);
            press(Qt::Key_Home);
            QCOMPARE(replay.positionMs(), 0);
            press(Qt::Key_Right, Qt::ShiftModifier);
            QCOMPARE(replay.positionMs(), replay.events().at(4).atMs);
            press(Qt::Key_Space);
            QVERIFY(replay.isPlaying());
            press(Qt::Key_Space);
            QVERIFY(!replay.isPlaying());
        }
    }

    void whoTypesInAReplayKeepsTheKeys()
    {
        sources::ReplaySource replay(sample::events());
        windows::DeskWindows desk(replay, windows::Purpose::Replay);
        desk.followReplay(replay);
        show(desk.conversation());
        press(Qt::Key_F, Qt::ControlModifier);
        auto* edit = desk.conversation().findChild<QLineEdit*>("transcript.findEdit");
        QCOMPARE(qApp->focusWidget(), edit);
        press(Qt::Key_A);
        press(Qt::Key_Space);
        press(Qt::Key_End);
        QCOMPARE(edit->text(), QStringLiteral("a "));
        QVERIFY(!replay.isPlaying());
        QCOMPARE(replay.positionMs(), 0);
    }

    void aReplaySaysThatItIsOne()
    {
        sources::ReplaySource replay(sample::events());
        windows::DeskWindows desk(replay, windows::Purpose::Replay);
        desk.followReplay(replay);
        show(desk.conversation());
        replay.seek(replay.durationMs());
        QTRY_COMPARE(desk.desk().facts.call().state, session::CallState::Talking);
        QStringList said;
        for (const auto* pill : desk.conversation().callBar->findChildren<widgets::Pill*>())
            if (pill->isVisible())
                said.append(pill->text());
        QVERIFY(said.contains(QString::fromUtf8("回放")));
        QVERIFY(!said.contains(QString::fromUtf8("通话中")));
        QVERIFY(desk.conversation().windowTitle().contains(QString::fromUtf8("回放")));
        QStringList keys;
        for (const auto* action : widgets::deskActions({&desk.conversation(), &desk.ticket()}))
            if (action->isEnabled() && action->objectName().startsWith(QLatin1String("timeline.")))
                keys.append(widgets::keyText(action->shortcut()));
        QCOMPARE(keys,
                 QString::fromUtf8("空格|←|→|Shift ←|Shift →|Home|End").split(QLatin1Char('|')));
        keep(desk.conversation(), "replay");
    }

private:
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget* focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : QApplication::activeWindow(), key, modifiers);
    }

    static void show(QWidget& window)
    {
        window.resize(1920, 1080);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }

    /// In the line at the foot of the windows.
    static bool isSaid(windows::DeskWindows& desk, const QString& words)
    {
        const auto labels = desk.ticket().status->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
            return !label->isHidden() && label->text().contains(words);
        });
    }

    static void keep(QWidget& window, const char* name)
    {
        const QString folder = qEnvironmentVariable("LIANXIN_SHOTS");
        if (!folder.isEmpty())
            window.grab().save(folder + QLatin1Char('/') + QLatin1String(name) +
                               QStringLiteral(".png"));
    }
};

int main(int argc, char** argv)
{
#ifdef Q_OS_UNIX
    if (geteuid() == 0)
        qputenv("QTWEBENGINE_DISABLE_SANDBOX", "1");
#endif
    widgets::registerMapScheme();
    QApplication application(argc, argv);
    TestDeskWindows test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_desk_windows.moc"
