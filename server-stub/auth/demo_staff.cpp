#include "server-stub/auth/demo_staff.h"

#include <array>

namespace lianxin::auth {

using engine::Role;

namespace {

constexpr std::array kCallTakers{"李晓梅", "张建国", "陈思雨", "刘志强", "杨静",
                                 "赵海燕", "周明",   "吴秀兰", "徐磊",   "孙丽华"};
constexpr int kFirstCallTaker = 1001;

} // namespace

std::vector<Account> demoStaff(const std::vector<routing::Unit>& units)
{
    const std::vector<std::string> teams{"business", "media", "confidential"};
    std::vector<Account> staff;
    int number = kFirstCallTaker;
    for (const char* name : kCallTakers)
        staff.push_back({StaffId(std::to_string(number++)), name, {Role::CallTaker}, {}});
    staff.push_back({StaffId("1011"),
                     "郭倩",
                     {Role::CallTaker},
                     {},
                     {},
                     {GroupId("foreign"), GroupId("general")},
                     {"english:3"}});
    staff.push_back({StaffId("1012"), "马晨", {Role::CallTaker}, {}, {}, {GroupId("media")}});
    staff.push_back({StaffId("1101"), "居家志愿者", {Role::CallTaker}, {}, {}, {GroupId("home")}});
    staff.push_back({StaffId("2001"), "王立群", {Role::Dispatcher}, {}, teams});
    staff.push_back({StaffId("3001"), "何丹", {Role::CallbackAgent}, {}, teams});
    staff.push_back({StaffId("4001"), "郑国安", {Role::Supervisor}, {}, teams});
    staff.push_back({StaffId("5001"), "许文静", {Role::Inspector}, {}});
    staff.push_back({StaffId("5101"), "冯晓东", {Role::Trainer}, {}});
    staff.push_back({StaffId("9001"), "系统管理员", {Role::Administrator}, {}});
    staff.push_back({StaffId("9100"), "电话网关", {Role::Gateway}, {}});
    for (const auto& unit : units)
        staff.push_back(
            {StaffId("u-" + unit.id.str()), unit.name + "经办人", {Role::UnitStaff}, unit.id});
    return staff;
}

} // namespace lianxin::auth
