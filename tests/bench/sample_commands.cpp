#include "tests/bench/sample_commands.h"

#include "app/city_source.h"
#include "app/sync/uuid.h"

namespace lianxin::bench {

engine::Command submission(int number)
{
    engine::SubmitTicket submit;
    submit.ticket = TicketId(sync::newUuid());
    const auto add = [&](std::string_view name, const std::string& value) {
        ticket::FieldValue field;
        field.name = name;
        field.value = value;
        field.display = value;
        field.confidence = 0.95;
        submit.fields.push_back(std::move(field));
    };
    add(ticket::field::kCallerNumber, "1380000" + std::to_string(1000 + number % 9000));
    add(ticket::field::kKind, "complaint");
    add(ticket::field::kCategory, "010101");
    add(ticket::field::kPlace, "红旗区平原路与新中大道交叉口阳光小区3号楼2单元501");
    add(ticket::field::kSummary, "暖气不热，卧室14度，客厅15度，家中有八十多岁的老人，要求尽快上门"
                                 "测温并修复，按规定退还热费。");
    submit.point = places::Point{113.9, 35.3};
    submit.district = DistrictCode("990101");
    submit.lead = UnitId("heating-company");
    submit.confidence = 1;
    engine::Command command;
    command.id = CommandId(sync::newUuid());
    command.actor.staff = StaffId("1001");
    command.actor.roles = {engine::Role::CallTaker};
    command.body = std::move(submit);
    return command;
}

std::vector<engine::Command> group(int size, int from)
{
    std::vector<engine::Command> commands;
    for (int i = from; i < from + size; ++i)
        commands.push_back(submission(i));
    return commands;
}

std::shared_ptr<const engine::City> city()
{
    static const auto kCity = std::make_shared<const engine::City>(readCity({}).value());
    return kCity;
}

} // namespace lianxin::bench
