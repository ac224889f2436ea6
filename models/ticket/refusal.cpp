#include "models/ticket/refusal.h"

#include <array>

namespace lianxin::ticket {

std::span<const std::string_view> refusalClauses()
{
    static constexpr std::array<std::string_view, 6> kClauses{
        "已进入诉讼、仲裁、纪检监察、行政复议、政府信息公开程序",
        "已进入信访渠道办理",
        "涉及国家秘密、工作秘密、商业秘密、个人隐私或违反公序良俗",
        "属于 110、119、120、122 等紧急求助",
        "涉及军队、武警事务",
        "已依法办结，以同一事实理由重复反映"};
    return kClauses;
}

} // namespace lianxin::ticket
