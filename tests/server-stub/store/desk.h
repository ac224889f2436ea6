#pragma once

#include <QTest>

#include "server-stub/store/database.h"
#include "server-stub/store/store_log.h"
#include "server-stub/store/ticket_reads.h"
#include "tests/models/engine/desk.h"

#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>

#include <QTemporaryDir>

/// An engine over a store in a folder of its own: what the tests of server-stub/store share.
namespace lianxin::store {

inline constexpr places::Point kSpot{113.8501, 35.0499};

/// The engine over a real file, with a clock the test turns. Of three new tickets two stand in the
/// index of words and one beside it, unless a test has it otherwise.
class StoreDesk {
public:
    explicit StoreDesk(const QTemporaryDir& folder, std::size_t heldWords = 2)
        : file(folder.filePath("centre.db").toStdString()), wordsHeld(heldWords)
    {
        open();
    }

    void open(int carryFrom = WalCarrier::kUsualFrames)
    {
        database = Database::open({file, 0, carryFrom}).value();
        log = StoreLog::open(*database, {.wordsHeld = wordsHeld}).value();
        tickets = std::make_unique<TicketReads>(*database, *log);
        host = std::make_unique<engine::EngineHost>(engine::test::city(), clock, *log, *tickets);
        QVERIFY(host->open());
    }
    void close()
    {
        host.reset();
        tickets.reset();
        log.reset();
        database.reset();
    }
    engine::Answer give(const engine::Actor& actor, engine::CommandBody body,
                        const std::string& id = {})
    {
        engine::Command command;
        command.id = CommandId(id.empty() ? "c" + std::to_string(++made) : id);
        command.actor = actor;
        command.body = std::move(body);
        clock.advance(std::chrono::minutes{1});
        return host->submit({&command, 1}).front();
    }
    static engine::SubmitTicket submission(const std::string& ticket,
                                           const std::string& summary = "暖气不热",
                                           const std::string& number = "13800006127")
    {
        engine::SubmitTicket body;
        body.ticket = TicketId(ticket);
        for (const auto& [name, value] : {std::pair{ticket::field::kCallerNumber, number},
                                          {ticket::field::kSummary, summary},
                                          {ticket::field::kKind, std::string("complaint")},
                                          {ticket::field::kCategory, std::string("0102")}}) {
            ticket::FieldValue field;
            field.name = name;
            field.value = value;
            field.confidence = 1;
            field.origin = ticket::Origin::Typed;
            body.fields.push_back(field);
        }
        body.point = kSpot;
        body.lead = UnitId("heat-co");
        body.confidence = 1;
        return body;
    }
    engine::Answer submit(const std::string& ticket, const std::string& summary = "暖气不热",
                          const std::string& number = "13800006127")
    {
        return give(engine::test::taker(), submission(ticket, summary, number));
    }
    void carryToArchive(const std::string& ticket)
    {
        const TicketId id(ticket);
        QVERIFY(!give(engine::test::staffOf("heat-co"), engine::SignTicket{id}).rejection);
        QVERIFY(
            !give(engine::test::staffOf("heat-co"), engine::ReplyTicket{id, "已修好"}).rejection);
        QVERIFY(
            !give(engine::test::caller(), engine::RecordCallback{id, true, true, "satisfied", {}})
                 .rejection);
        QVERIFY(!give(engine::test::caller(), engine::EvaluateTicket{id, "satisfied"}).rejection);
        QVERIFY(!give(engine::test::caller(), engine::ArchiveTicket{id}).rejection);
    }
    void sql(const std::string& text) { database->log() << text, Poco::Data::Keywords::now; }

    std::string file;
    std::size_t wordsHeld; ///< see StoreLogOptions
    engine::ManualClock clock{engine::test::at("2026-11-20T09:00:00")};
    std::unique_ptr<Database> database;
    std::unique_ptr<StoreLog> log;
    std::unique_ptr<TicketReads> tickets;
    std::unique_ptr<engine::EngineHost> host;
    int made = 0;
};

} // namespace lianxin::store
