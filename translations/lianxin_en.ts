<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>DeskLists</name>
    <message>
        <source>热点</source>
        <translation>Hot topic</translation>
    </message>
    <message>
        <source>上升</source>
        <translation>Rising</translation>
    </message>
    <message>
        <source>热点与预警</source>
        <translation>Hot topics and warnings</translation>
    </message>
    <message>
        <source>近 63 天同一地点、同一事项；超过 10 件为热点</source>
        <translation>Same place, same matter in the last 63 days; hot above 10 tickets</translation>
    </message>
    <message>
        <source>中心刚启动，正在读取以往的工单</source>
        <translation>The centre has just started and is reading earlier tickets</translation>
    </message>
    <message>
        <source>近期没有多人反映的同一事项。</source>
        <translation>Nothing has been raised by several people lately.</translation>
    </message>
    <message>
        <source>级别</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Matter</translation>
    </message>
    <message>
        <source>共</source>
        <translation>All</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>近 7 天</source>
        <translation>Last 7 days</translation>
    </message>
    <message>
        <source>预警原因</source>
        <translation>Why it is rising</translation>
    </message>
    <message>
        <source>最近</source>
        <translation>Latest</translation>
    </message>
    <message>
        <source>%1 件</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>最近 %1 件</source>
        <translation>The latest %1</translation>
    </message>
    <message>
        <source>没有可以打开的工单。</source>
        <translation>There is no ticket you may open.</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>地点或结果</source>
        <translation>Place or outcome</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>承办单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>受理</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>旧版答复的来电人</source>
        <translation>Callers with an older answer</translation>
    </message>
    <message>
        <source>%1 · 现为第 %2 版 · 共 %3 件</source>
        <translation>%1 · now version %2 · %3 tickets</translation>
    </message>
    <message>
        <source>%1 · 已停用 · 共 %2 件</source>
        <translation>%1 · withdrawn · %2 tickets</translation>
    </message>
    <message>
        <source>没有人得到过旧版答复。</source>
        <translation>Nobody was given an older version.</translation>
    </message>
    <message>
        <source>来电号码</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>来电人</source>
        <translation>Caller</translation>
    </message>
    <message>
        <source>工单</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>摘要</source>
        <translation>Summary</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>答复时间</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>第 %1 版</source>
        <translation>Version %1</translation>
    </message>
</context>
<context>
    <name>DeskWords</name>
    <message>
        <source>来电人已选择回拨，请等系统回拨。</source>
        <translation>The caller chose to be called back. Wait for the callback.</translation>
    </message>
    <message>
        <source>这通来电已不在排队。</source>
        <translation>This call is no longer waiting.</translation>
    </message>
    <message>
        <source>没有号码，不能这样做。</source>
        <translation>There is no number; this cannot be done.</translation>
    </message>
    <message>
        <source>请写明理由。</source>
        <translation>State a reason.</translation>
    </message>
    <message>
        <source>请写明裁定意见。</source>
        <translation>State the ruling.</translation>
    </message>
    <message>
        <source>时限或日历文件有误：%1</source>
        <translation>The limits or calendar have a fault: %1</translation>
    </message>
    <message>
        <source>时限规定改了内容，请给它一个新的版本号。</source>
        <translation>The rules have changed: give them a new version.</translation>
    </message>
    <message>
        <source>没有这类多彩工单，请另选。</source>
        <translation>There is no such colour: choose another.</translation>
    </message>
    <message>
        <source>这类工单由专班派发，您不在其中。</source>
        <translation>Tickets of this colour are sent by their own team, which you are not in.</translation>
    </message>
    <message>
        <source>本单位已经签收过了。</source>
        <translation>Your unit has signed for it already.</translation>
    </message>
    <message>
        <source>请先签收，再填写办理结果。</source>
        <translation>Sign for it before you write the result.</translation>
    </message>
    <message>
        <source>请写明未能联系上的情况。</source>
        <translation>State why the caller was not reached.</translation>
    </message>
    <message>
        <source>请写明办理结果。</source>
        <translation>State the result.</translation>
    </message>
    <message>
        <source>请写明评价。</source>
        <translation>State the evaluation.</translation>
    </message>
    <message>
        <source>限制期限须晚于现在，且不能过长。</source>
        <translation>The restriction must end later than now, and not too late.</translation>
    </message>
    <message>
        <source>受限号码太多，请先解除一些。</source>
        <translation>Too many restricted numbers. Lift some first.</translation>
    </message>
    <message>
        <source>这个号码没有受限。</source>
        <translation>This number is not restricted.</translation>
    </message>
    <message>
        <source>不能与自己并单。</source>
        <translation>A ticket cannot be merged with itself.</translation>
    </message>
    <message>
        <source>那一件已经办结或已并入别的工单，不能并入。</source>
        <translation>That ticket is closed or merged itself; nothing can be merged into it.</translation>
    </message>
    <message>
        <source>已有工单并入这一件，不能再把它并出去。</source>
        <translation>Other tickets are merged into this one; it cannot be merged away.</translation>
    </message>
    <message>
        <source>中心正在切换主机，稍后自动重试。</source>
        <translation>The center is switching to another server. Retrying automatically.</translation>
    </message>
    <message>
        <source>中心暂时只能查询，内容已存在本机，恢复后自动上传。</source>
        <translation>The center is read-only for now. Your work is saved on this computer and will upload once it recovers.</translation>
    </message>
    <message>
        <source>中心积压太多，暂不接收新的来电。请报告班长。</source>
        <translation>The center has too much waiting and takes no new calls for now. Tell your supervisor.</translation>
    </message>
    <message>
        <source>中心内部出错，内容已存在本机。请联系管理员。</source>
        <translation>The center has an internal error. Your work is saved on this computer. Contact your administrator.</translation>
    </message>
    <message>
        <source>中心的数据有损坏，请联系管理员。</source>
        <translation>The center&apos;s data is damaged. Contact your administrator.</translation>
    </message>
    <message>
        <source>登录的人太多，请稍等几秒再试。</source>
        <translation>Too many people are logging in. Wait a few seconds and try again.</translation>
    </message>
    <message>
        <source>查询条件有误：%1</source>
        <translation>The search conditions are wrong: %1</translation>
    </message>
    <message>
        <source>中心的数据比本机旧，正在重新取一份。</source>
        <translation>The center&apos;s data is older than this computer&apos;s. Fetching it again.</translation>
    </message>
    <message>
        <source>一次提交的内容太多，将分批上传。</source>
        <translation>Too much at once. It will upload in parts.</translation>
    </message>
    <message>
        <source>这条操作已超过 90 天，中心不再接收。请联系管理员。</source>
        <translation>This action is over 90 days old and the center no longer takes it. Contact your administrator.</translation>
    </message>
    <message>
        <source>同一条操作前后内容不一致，中心未接收。请联系管理员。</source>
        <translation>The same action came with different contents and was not accepted. Contact your administrator.</translation>
    </message>
    <message>
        <source>这个坐席已有人登录，请换一个坐席编号。</source>
        <translation>Someone is already signed in at this seat. Use another seat.</translation>
    </message>
    <message>
        <source>您已在另一个坐席登录，请先在那边退出。</source>
        <translation>You are signed in at another seat. Sign out there first.</translation>
    </message>
    <message>
        <source>坐席正在通话，暂时不能这样做。</source>
        <translation>The seat is on a call; this cannot be done now.</translation>
    </message>
    <message>
        <source>坐席已离线，正在重新登录。</source>
        <translation>The seat is offline. Signing in again.</translation>
    </message>
    <message>
        <source>这不是您的坐席。</source>
        <translation>This is not your seat.</translation>
    </message>
    <message>
        <source>这通来电在别的坐席上。</source>
        <translation>This call is at another seat.</translation>
    </message>
    <message>
        <source>当前没有接通的来电。</source>
        <translation>No call is connected.</translation>
    </message>
    <message>
        <source>来电没有在保持状态。</source>
        <translation>The call is not on hold.</translation>
    </message>
    <message>
        <source>当前不在话后处理。</source>
        <translation>You are not in wrap-up.</translation>
    </message>
    <message>
        <source>这通来电已经登记过了。</source>
        <translation>This call is already registered.</translation>
    </message>
    <message>
        <source>技能太多，坐席未能登录。请联系管理员。</source>
        <translation>Too many skills; the seat was not signed in. Contact your administrator.</translation>
    </message>
    <message>
        <source>坐席不能切换到这个状态。</source>
        <translation>The seat cannot change to this state.</translation>
    </message>
    <message>
        <source>这件工单不在您的办理范围内。</source>
        <translation>This ticket is not yours to act on.</translation>
    </message>
    <message>
        <source>找不到这件工单。</source>
        <translation>This ticket was not found.</translation>
    </message>
    <message>
        <source>找不到这个承办单位：%1</source>
        <translation>This unit was not found: %1</translation>
    </message>
    <message>
        <source>找不到这个诉求分类：%1</source>
        <translation>This category was not found: %1</translation>
    </message>
    <message>
        <source>找不到这个诉求类型：%1</source>
        <translation>This kind was not found: %1</translation>
    </message>
    <message>
        <source>这一项刚被别人改过，请看过新内容再改。</source>
        <translation>Someone else has just changed this field. Look at it before you change it.</translation>
    </message>
    <message>
        <source>通话记录未能上传，已留在本机。请联系管理员。</source>
        <translation>The call journal could not be uploaded and stays on this computer. Contact your administrator.</translation>
    </message>
    <message>
        <source>这通来电的记录文件找不到了，请联系管理员。</source>
        <translation>The file of this call&apos;s journal is gone. Contact your administrator.</translation>
    </message>
    <message>
        <source>这通来电的记录文件已损坏，请联系管理员。</source>
        <translation>The file of this call&apos;s journal is damaged. Contact your administrator.</translation>
    </message>
    <message>
        <source>时长写法有误：%1</source>
        <translation>The duration is wrong: %1</translation>
    </message>
    <message>
        <source>满意度只能是满意、一般或不满意。</source>
        <translation>Satisfaction must be satisfied, neutral or dissatisfied.</translation>
    </message>
    <message>
        <source>暂时连不上中心。通话和工单不受影响，恢复后自动上传。</source>
        <translation>The center cannot be reached right now. Calls and tickets are not affected and will upload once the connection is back.</translation>
    </message>
    <message>
        <source>中心没有回应。内容已存在本机，恢复后自动上传。</source>
        <translation>The center is not responding. Your work is saved on this computer and will upload once the connection is back.</translation>
    </message>
    <message>
        <source>中心正忙，稍后自动重试。</source>
        <translation>The center is busy. Retrying automatically.</translation>
    </message>
    <message>
        <source>工号或密码不对，请重新输入。</source>
        <translation>Wrong staff ID or password. Please try again.</translation>
    </message>
    <message>
        <source>多次输错密码，账号已暂时锁定，请 15 分钟后再试或联系管理员。</source>
        <translation>Too many wrong passwords. The account is temporarily locked: try again in 15 minutes or contact your administrator.</translation>
    </message>
    <message>
        <source>本机软件版本与中心不一致，请联系管理员升级。</source>
        <translation>This software version does not match the center. Please ask your administrator to upgrade it.</translation>
    </message>
    <message>
        <source>中心的回复无法识别，已记录，将自动重试。</source>
        <translation>The center&apos;s reply could not be read. It has been logged and will be retried automatically.</translation>
    </message>
    <message>
        <source>数据格式有误，未被接受。</source>
        <translation>The data format is invalid and was not accepted.</translation>
    </message>
    <message>
        <source>内容太长，中心未接收。请缩短摘要后重试。</source>
        <translation>Too long for the center to take. Shorten the summary and try again.</translation>
    </message>
    <message>
        <source>当前岗位没有这项权限。</source>
        <translation>Your role does not have this permission.</translation>
    </message>
    <message>
        <source>这通来电已经结束或转走了。</source>
        <translation>This call has already ended or been transferred.</translation>
    </message>
    <message>
        <source>一通来电最多转接一次，请继续为来电人办理。</source>
        <translation>A call is transferred once at most; please go on helping the caller.</translation>
    </message>
    <message>
        <source>没有这个班组，请另选。</source>
        <translation>There is no such group; please choose another.</translation>
    </message>
    <message>
        <source>这件工单已经提交过了。</source>
        <translation>This ticket has already been submitted.</translation>
    </message>
    <message>
        <source>不予受理须写明依据的条款。</source>
        <translation>A refusal must state the clause it is based on.</translation>
    </message>
    <message>
        <source>工单当前状态不允许这一步。</source>
        <translation>The ticket&apos;s current state does not allow this step.</translation>
    </message>
    <message>
        <source>磁盘已满，内容暂存在内存中。请联系管理员清理磁盘，切勿关机。</source>
        <translation>The disk is full and your work is held in memory. Ask your administrator to free up space, and do not shut down.</translation>
    </message>
    <message>
        <source>本机存储写入失败，内容暂存在内存中，正在重试。</source>
        <translation>Saving on this computer failed. Your work is held in memory; retrying.</translation>
    </message>
    <message>
        <source>本机存储无法写入，草稿不能保存。请联系管理员。</source>
        <translation>Local storage is not writable, so drafts cannot be saved. Please contact your administrator.</translation>
    </message>
    <message>
        <source>本机存储曾损坏，已另存并重建，未提交的内容已找回。</source>
        <translation>Local storage was damaged. It was set aside and rebuilt, and unsubmitted work has been recovered.</translation>
    </message>
    <message>
        <source>登录已失效，请重新登录。内容已存在本机。</source>
        <translation>Your session has expired. Please sign in again. Your work is saved on this computer.</translation>
    </message>
    <message>
        <source>还缺必填内容：%1</source>
        <translation>Required fields missing: %1</translation>
    </message>
    <message>
        <source>未能确定承办单位，工单将转派单员处理。</source>
        <translation>No responsible unit could be determined. The ticket will go to a dispatcher.</translation>
    </message>
    <message>
        <source>找不到情景“%1”。</source>
        <translation>Scenario “%1” was not found.</translation>
    </message>
    <message>
        <source>找不到通话记录“%1”。</source>
        <translation>Call record “%1” was not found.</translation>
    </message>
    <message>
        <source>情景文件有误：%1</source>
        <translation>Error in scenario file: %1</translation>
    </message>
    <message>
        <source>语音识别中断，正在重连，请手工记录。</source>
        <translation>Speech recognition was interrupted. Reconnecting; please take notes by hand.</translation>
    </message>
    <message>
        <source>中心没有训练好的模型，按字词判断。</source>
        <translation>The centre has no trained model; words are used instead.</translation>
    </message>
    <message>
        <source>中心给的模型读不了（%1），按字词判断，请告诉管理员。</source>
        <translation>The model from the centre cannot be read (%1); words are used instead. Please tell the administrator.</translation>
    </message>
    <message>
        <source>线上已有第三方（%1），请先请其退出。</source>
        <translation>A third party (%1) is already on the line; let them go first.</translation>
    </message>
    <message>
        <source>线上没有第三方。</source>
        <translation>There is no third party on the line.</translation>
    </message>
    <message>
        <source>中心失联，不能接通三方，请用话机直接拨 %1。</source>
        <translation>The centre is out of reach, so nobody can be brought in; dial %1 on the telephone.</translation>
    </message>
    <message>
        <source>这个号码拨不了：%1</source>
        <translation>This number cannot be dialled: %1</translation>
    </message>
    <message>
        <source>本坐席只能查看工单，不能填写。</source>
        <translation>This seat reads tickets but writes none.</translation>
    </message>
    <message>
        <source>这个热点已经没有近期工单了。</source>
        <translation>This topic has no recent tickets any more.</translation>
    </message>
    <message>
        <source>培训沙箱里没有这份清单。</source>
        <translation>The training sandbox keeps no such list.</translation>
    </message>
    <message>
        <source>热点：%1，近期已有 %2 件（Alt H 查看）</source>
        <translation>Hot topic: %1, %2 tickets lately (Alt H shows them)</translation>
    </message>
    <message>
        <source>热点预警：%1，%2（Alt H 查看）</source>
        <translation>Early warning: %1, %2 (Alt H shows it)</translation>
    </message>
    <message>
        <source>您的工号不能登录这个班组（%1），请联系管理员。</source>
        <translation>Your staff number may not sit in this group (%1). Ask the administrator.</translation>
    </message>
    <message>
        <source>您的工号没有登记这项技能（%1），请联系管理员。</source>
        <translation>This skill is not registered for your staff number (%1). Ask the administrator.</translation>
    </message>
    <message>
        <source>依据的条款须从列出的条款中选一条。</source>
        <translation>The ground must be one of the listed clauses.</translation>
    </message>
    <message>
        <source>密码太简单：至少 8 位，不能只用数字或只用字母，不能含工号。</source>
        <translation>The password is too simple: at least 8 characters, not only digits or only letters, without the staff number.</translation>
    </message>
    <message>
        <source>保密工单只能并入同一专班的保密工单，其他工单不能并入保密工单。</source>
        <translation>A confidential ticket may only be merged into a confidential one of the same team, and no other ticket into it.</translation>
    </message>
    <message>
        <source>这是本通电话刚记下的工单，不必重办。</source>
        <translation>This ticket was just written in this call; it need not be done again.</translation>
    </message>
    <message>
        <source>本机有一条待上传的操作读不出来，已跳过。请核对最近的工单，并告诉管理员。</source>
        <translation>One action waiting to be sent could not be read and was skipped. Check your latest tickets and tell the administrator.</translation>
    </message>
    <message>
        <source>“%1”太长，请缩短到 5000 字以内再提交。</source>
        <translation>“%1” is too long; shorten it to 5,000 characters before submitting.</translation>
    </message>
    <message>
        <source>坐席 %1 的程序已经开着，请回到打开的窗口。</source>
        <translation>Seat %1 is open already; please go back to its window.</translation>
    </message>
    <message>
        <source>工号 %1 在这台坐席上还有没办完的内容，接下来会记在您的名下，请先核对。</source>
        <translation>Staff %1 left unfinished work at this seat; from now on it counts as yours. Please check it first.</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>没有图形界面：请在桌面上运行，或用 ./run.sh 建一块虚拟显示。
</source>
        <translation>There is no display: run it on a desktop, or let ./run.sh make a virtual one.
</translation>
    </message>
    <message>
        <source>中心地址，默认 http://127.0.0.1:8765</source>
        <translation>Center address, default http://127.0.0.1:8765</translation>
    </message>
    <message>
        <source>工号</source>
        <translation>Staff ID</translation>
    </message>
    <message>
        <source>密码；不给则弹窗询问。也可用环境变量 LIANXIN_PASSWORD</source>
        <translation>Password; asked for in a dialog if omitted. The environment variable LIANXIN_PASSWORD also works</translation>
    </message>
    <message>
        <source>坐席编号，默认 B-17</source>
        <translation>Seat number, default B-17</translation>
    </message>
    <message>
        <source>岗位，默认 call_taker</source>
        <translation>Role, default call_taker</translation>
    </message>
    <message>
        <source>培训沙箱：不连中心，按情景练习</source>
        <translation>Training sandbox: practice a scenario without connecting to the center</translation>
    </message>
    <message>
        <source>回放一通来电（工单号、会话号或通话记录文件）</source>
        <translation>Replay a call (ticket number, session number or call record file)</translation>
    </message>
    <message>
        <source>回放从第几毫秒开始</source>
        <translation>Millisecond at which the replay starts</translation>
    </message>
    <message>
        <source>用几块屏幕，1 或 2，默认 2</source>
        <translation>Number of screens, 1 or 2, default 2</translation>
    </message>
    <message>
        <source>城市资料目录，默认用内置的牧野市</source>
        <translation>City data directory, default the built-in city of Muye</translation>
    </message>
    <message>
        <source>本机存储目录</source>
        <translation>Local storage directory</translation>
    </message>
    <message>
        <source>栅格底图（MBTiles 文件）</source>
        <translation>Raster base map (MBTiles file)</translation>
    </message>
    <message>
        <source>语音识别服务（FunASR 实时协议）；默认用情景脚本</source>
        <translation>Speech recognition service (FunASR real-time protocol); default the scenario script</translation>
    </message>
    <message>
        <source>情景播放倍速，默认 1</source>
        <translation>Scenario playback speed, default 1</translation>
    </message>
    <message>
        <source>情景不发声</source>
        <translation>Play scenarios without sound</translation>
    </message>
    <message>
        <source>自动接听并办理若干通来电后退出</source>
        <translation>Answer and handle this many calls automatically, then exit</translation>
    </message>
    <message>
        <source>把两屏画面存到目录</source>
        <translation>Save images of both screens to a directory</translation>
    </message>
    <message>
        <source>把办理结果写成 JSON</source>
        <translation>Write the results as JSON</translation>
    </message>
    <message>
        <source>表单可以输入时在标准输出报告</source>
        <translation>Report on standard output when the form is ready for input</translation>
    </message>
    <message>
        <source>多少毫秒后退出</source>
        <translation>Exit after this many milliseconds</translation>
    </message>
    <message>
        <source>连心：12345 热线双屏坐席</source>
        <translation>Lianxin: two-screen seat for the 12345 hotline</translation>
    </message>
    <message>
        <source>参数有误：</source>
        <translation>Invalid arguments: </translation>
    </message>
    <message>
        <source>参数有误：数值或地址不在允许范围内。</source>
        <translation>Invalid arguments: a number or address is out of range.</translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message>
        <source>编号</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>承办单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
</context>
<context>
    <name>lianxin::Seat</name>
    <message>
        <source>学员</source>
        <translation>Trainee</translation>
    </message>
    <message>
        <source>连心</source>
        <translation>Lianxin</translation>
    </message>
</context>
<context>
    <name>lianxin::autopilot::Autopilot</name>
    <message>
        <source>提示：%1</source>
        <translation>Notice: %1</translation>
    </message>
    <message>
        <source>来电 %1，此前工单 %2 件</source>
        <translation>Call from %1, earlier tickets: %2</translation>
    </message>
    <message>
        <source>接着上次未完的通话，草稿仍在</source>
        <translation>Resuming the interrupted call; the draft is still here</translation>
    </message>
    <message>
        <source>话务员：</source>
        <translation>Agent: </translation>
    </message>
    <message>
        <source>来电人：</source>
        <translation>Caller: </translation>
    </message>
    <message>
        <source>表单 %1/%2 项已填；承办单位：%3</source>
        <translation>Form: %1/%2 fields filled; unit: %3</translation>
    </message>
    <message>
        <source>（转派单员）</source>
        <translation>(to dispatcher)</translation>
    </message>
    <message>
        <source>受理，工单号 %1</source>
        <translation>Accepted, ticket number %1</translation>
    </message>
    <message>
        <source>工单 %1：%2 %3</source>
        <translation>Ticket %1: %2 %3</translation>
    </message>
    <message>
        <source>无法写入 %1：%2</source>
        <translation>Cannot write %1: %2</translation>
    </message>
    <message>
        <source>接入三方通话：%1</source>
        <translation>Brought into the call: %1</translation>
    </message>
    <message>
        <source>另记一单</source>
        <translation>Next ticket</translation>
    </message>
</context>
<context>
    <name>lianxin::sources::LiveSource</name>
    <message>
        <source>应急模式</source>
        <translation>Surge mode</translation>
    </message>
    <message>
        <source>居家坐席</source>
        <translation>Seat at home</translation>
    </message>
    <message>
        <source>示忙</source>
        <translation>Busy</translation>
    </message>
    <message>
        <source>中心未收下这件工单：%1</source>
        <translation>The centre did not take this ticket: %1</translation>
    </message>
    <message>
        <source>中心未收下“%1”：%2（办完手上的电话后改）</source>
        <translation>The centre did not take “%1”: %2 (to be corrected after this call)</translation>
    </message>
    <message>
        <source>改单时不能另起一件：这通电话已经结束。</source>
        <translation>No further matter while correcting: this call is over.</translation>
    </message>
    <message>
        <source>中心还没有收下这件工单。再按一次“完成”就不再提交。</source>
        <translation>The centre has not taken this ticket yet. Press “Done” once more to leave it unsubmitted.</translation>
    </message>
    <message>
        <source>先接电话：没写完的工单放在一边，挂机以后接着写。</source>
        <translation>A call first: the unfinished ticket is put aside and comes back when you hang up.</translation>
    </message>
    <message>
        <source>这通电话的工单还没写完：接着写，不用写就按“完成”。</source>
        <translation>The ticket of this call is not finished: go on, or press “Done” if none is needed.</translation>
    </message>
    <message>
        <source>%1已在线上。工单接着写，F12 移交；挂机时自动移交。</source>
        <translation>%1 is on the line. Go on writing; F12 hands the ticket over, and so does hanging up.</translation>
    </message>
    <message>
        <source>工单已提交，位置和承办单位由派单员更改；填写的内容仍会补充到工单。</source>
        <translation>The ticket is submitted: the dispatcher changes place and unit. What you fill in is still added to it.</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::AnswerList</name>
    <message>
        <source>第 %1 版</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>听到与政策有关的话，合适的答复会出现在这里。</source>
        <translation>When the call touches on policy, suitable answers appear here.</translation>
    </message>
    <message>
        <source>采用口径</source>
        <translation>Use answer</translation>
    </message>
    <message>
        <source>✓ 已采用</source>
        <translation>✓ Used</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::CallBar</name>
    <message>
        <source>转接</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>通话</source>
        <translation>Call</translation>
    </message>
    <message>
        <source>接听</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>保持</source>
        <translation>Hold</translation>
    </message>
    <message>
        <source>静音</source>
        <translation>Mute</translation>
    </message>
    <message>
        <source>挂断</source>
        <translation>Hang up</translation>
    </message>
    <message>
        <source>通话时长</source>
        <translation>Call duration</translation>
    </message>
    <message>
        <source>静音中</source>
        <translation>Muted</translation>
    </message>
    <message>
        <source>等待来电</source>
        <translation>Waiting for a call</translation>
    </message>
    <message>
        <source>号码未显示</source>
        <translation>Number withheld</translation>
    </message>
    <message>
        <source>电话到来时，这里显示号码与历史工单。</source>
        <translation>The number and past tickets appear here when a call comes in.</translation>
    </message>
    <message>
        <source>情绪 %1</source>
        <translation>Mood: %1</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>取消静音</source>
        <translation>Unmute</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>报警</source>
        <translation>Police</translation>
    </message>
    <message>
        <source>火警</source>
        <translation>Fire</translation>
    </message>
    <message>
        <source>急救</source>
        <translation>Ambulance</translation>
    </message>
    <message>
        <source>转到您这里：%1</source>
        <translation>Routed to you: %1</translation>
    </message>
    <message>
        <source>三方</source>
        <translation>Third party</translation>
    </message>
    <message>
        <source>三方 · %1</source>
        <translation>With %1</translation>
    </message>
    <message>
        <source>请离第三方</source>
        <translation>Let the third go</translation>
    </message>
    <message>
        <source>小休</source>
        <translation>Break</translation>
    </message>
    <message>
        <source>暂不接听 · %1</source>
        <translation>Not taking calls · %1</translation>
    </message>
    <message>
        <source>来电转给其他坐席。按 F11 恢复接听。</source>
        <translation>Calls go to other seats. F11 takes them again.</translation>
    </message>
    <message>
        <source>恢复接听</source>
        <translation>Take calls again</translation>
    </message>
    <message>
        <source>用餐</source>
        <translation>Meal</translation>
    </message>
    <message>
        <source>培训</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>会议</source>
        <translation>Meeting</translation>
    </message>
    <message>
        <source>回放</source>
        <translation>Replay</translation>
    </message>
    <message>
        <source>%1 · 剩 %2 秒</source>
        <translation>%1 · %2 s left</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::CallerPanel</name>
    <message>
        <source>来电人</source>
        <translation>Caller</translation>
    </message>
    <message>
        <source>没有历史工单。</source>
        <translation>No past tickets.</translation>
    </message>
    <message>
        <source>情绪与诉求变化</source>
        <translation>Mood and requests</translation>
    </message>
    <message>
        <source>受理提示</source>
        <translation>Acceptance hints</translation>
    </message>
    <message>
        <source>重办历史工单</source>
        <translation>Rework past ticket</translation>
    </message>
    <message>
        <source>姓名未知</source>
        <translation>Name unknown</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::CardList</name>
    <message>
        <source>✓ 已引用</source>
        <translation>✓ Quoted</translation>
    </message>
    <message>
        <source>很可能同一事</source>
        <translation>Likely the same issue</translation>
    </message>
    <message>
        <source>引用答复</source>
        <translation>Quote reply</translation>
    </message>
    <message>
        <source>重办这一件</source>
        <translation>Rework this ticket</translation>
    </message>
    <message>
        <source>并单（各自保留编号与回访）</source>
        <translation>Merge (each keeps its number and callback)</translation>
    </message>
    <message>
        <source>对比</source>
        <translation>Compare</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::CoachingStrip</name>
    <message>
        <source>通话要点</source>
        <translation>Call coaching</translation>
    </message>
    <message>
        <source>语速 &lt;b&gt;%1&lt;/b&gt; 字/分</source>
        <translation>Pace &lt;b&gt;%1&lt;/b&gt; chars/min</translation>
    </message>
    <message>
        <source>语速 —</source>
        <translation>Pace —</translation>
    </message>
    <message>
        <source>偏快，慢一点更容易听清</source>
        <translation>A little fast; slowing down is easier to follow</translation>
    </message>
    <message>
        <source>偏慢</source>
        <translation>A little slow</translation>
    </message>
    <message>
        <source>合适</source>
        <translation>Good</translation>
    </message>
    <message>
        <source>抢话 &lt;b&gt;%1&lt;/b&gt;</source>
        <translation>Talk-overs &lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>静默 &lt;b&gt;%1 秒&lt;/b&gt;</source>
        <translation>Silence &lt;b&gt;%1 s&lt;/b&gt;</translation>
    </message>
    <message>
        <source>%1：已说</source>
        <translation>%1: said</translation>
    </message>
    <message>
        <source>%1：还没说</source>
        <translation>%1: not said yet</translation>
    </message>
    <message>
        <source>识别中断，正在重连</source>
        <translation>Recognition interrupted, reconnecting</translation>
    </message>
    <message>
        <source>识别收到无法读懂的数据，已跳过</source>
        <translation>Recognition received unreadable data and skipped it</translation>
    </message>
    <message>
        <source>识别未启动</source>
        <translation>Recognition not started</translation>
    </message>
    <message>
        <source>识别 延迟 %1 秒</source>
        <translation>Recognition delay %1 s</translation>
    </message>
    <message>
        <source>识别中</source>
        <translation>Recognizing</translation>
    </message>
    <message>
        <source>最长静默 &lt;b&gt;%1 秒&lt;/b&gt;</source>
        <translation>Longest silence &lt;b&gt;%1 s&lt;/b&gt;</translation>
    </message>
    <message>
        <source>识别已结束</source>
        <translation>Recognition ended</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::CommandPalette</name>
    <message>
        <source>命令</source>
        <translation>Commands</translation>
    </message>
    <message>
        <source>想做什么？输入几个字，Enter 执行</source>
        <translation>What would you like to do? Type a few letters, Enter to run</translation>
    </message>
    <message>
        <source>查找命令</source>
        <translation>Find command</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::DeadlineTable</name>
    <message>
        <source>为什么？</source>
        <translation>Why?</translation>
    </message>
    <message>
        <source>类型和分类确定后，这里列出各步时限。</source>
        <translation>The deadline of each step appears here once type and category are set.</translation>
    </message>
    <message>
        <source>已超期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>暂定</source>
        <translation>Provisional</translation>
    </message>
    <message>
        <source>%1的时限为什么是这样</source>
        <translation>Why this deadline for %1</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::DestinationPanel</name>
    <message>
        <source>派往与时限</source>
        <translation>Dispatch and deadlines</translation>
    </message>
    <message>
        <source>分类和地点确定后，这里给出承办单位与依据。</source>
        <translation>The unit and the basis for it appear here once category and place are set.</translation>
    </message>
    <message>
        <source>换单位</source>
        <translation>Change unit</translation>
    </message>
    <message>
        <source>主办。</source>
        <translation>Lead unit. </translation>
    </message>
    <message>
        <source>协办：%1。</source>
        <translation>Supporting: %1. </translation>
    </message>
    <message>
        <source>依据：%1</source>
        <translation>Basis: %1</translation>
    </message>
    <message>
        <source>备选：%1</source>
        <translation>Alternatives: %1</translation>
    </message>
    <message>
        <source>✓ 人工选定</source>
        <translation>✓ Chosen by hand</translation>
    </message>
    <message>
        <source>%1 可自动派单</source>
        <translation>%1 auto-dispatch</translation>
    </message>
    <message>
        <source>%1 建议，交派单员确认</source>
        <translation>%1 suggested, dispatcher to confirm</translation>
    </message>
    <message>
        <source>该年的节假日安排尚未公布，先按周末推算。</source>
        <translation>That year&apos;s public holidays are not announced yet; only weekends are counted for now.</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::FieldRow</name>
    <message>
        <source>%1，必填</source>
        <translation>%1, required</translation>
    </message>
    <message>
        <source>必填</source>
        <translation>Required</translation>
    </message>
    <message>
        <source>可问：%1</source>
        <translation>Ask: %1</translation>
    </message>
    <message>
        <source> · Alt ↓ 换一个</source>
        <translation> · Alt ↓ for another</translation>
    </message>
    <message>
        <source>机器推测，把握 %1，回车确认</source>
        <translation>Machine guess, confidence %1, Enter to confirm</translation>
    </message>
    <message>
        <source>听 %1 的原话</source>
        <translation>Play the words behind %1</translation>
    </message>
    <message>
        <source>听这段原话</source>
        <translation>Play the original words</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::FormHeader</name>
    <message>
        <source>并入 %1</source>
        <translation>Merges into %1</translation>
    </message>
    <message>
        <source>工单</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>采纳</source>
        <translation>Apply</translation>
    </message>
    <message>
        <source>全部采纳</source>
        <translation>Apply all</translation>
    </message>
    <message>
        <source>工单 · %1</source>
        <translation>Ticket · %1</translation>
    </message>
    <message>
        <source>模板：%1</source>
        <translation>Template: %1</translation>
    </message>
    <message>
        <source>完整度 %1/%2</source>
        <translation>Complete %1/%2</translation>
    </message>
    <message>
        <source>草稿已存 %1</source>
        <translation>Draft saved %1</translation>
    </message>
    <message>
        <source>标记</source>
        <translation>Mark</translation>
    </message>
    <message>
        <source>不标记</source>
        <translation>No mark</translation>
    </message>
    <message>
        <source>简表 · %1</source>
        <translation>Short form · %1</translation>
    </message>
    <message>
        <source>本通第 %1 件，其后另有一件</source>
        <translation>Matter %1 of this call, another follows</translation>
    </message>
    <message>
        <source>本通第 %1 件</source>
        <translation>Matter %1 of this call</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::GuideKeys</name>
    <message>
        <source>「%1」</source>
        <translation>“%1”</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::GuideView</name>
    <message>
        <source>展开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>填入分类</source>
        <translation>Fill in the category</translation>
    </message>
    <message>
        <source>上一步</source>
        <translation>One step back</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Fold</translation>
    </message>
    <message>
        <source>步骤</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>步骤 · 第 %1 步</source>
        <translation>Steps · step %1</translation>
    </message>
    <message>
        <source>✓ 分类已填</source>
        <translation>✓ Category filled in</translation>
    </message>
    <message>
        <source>分步答询 %1</source>
        <translation>Guide: %1</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::HintList</name>
    <message>
        <source>紧急</source>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>留意</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>未发现不予受理情形。</source>
        <translation>No grounds for refusal found.</translation>
    </message>
    <message>
        <source>请说：“%1”</source>
        <translation>Say: “%1”</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::KeyCap</name>
    <message>
        <source>按键 %1</source>
        <translation>Key %1</translation>
    </message>
    <message>
        <source>空格</source>
        <translation>Space</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::KnowledgePanel</name>
    <message>
        <source>知识推荐</source>
        <translation>Suggested knowledge</translation>
    </message>
    <message>
        <source>按刚才的话更新</source>
        <translation>Follows the conversation</translation>
    </message>
    <message>
        <source>搜索</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>相似工单</source>
        <translation>Similar tickets</translation>
    </message>
    <message>
        <source>附近的同类问题</source>
        <translation>Same kind of issue nearby</translation>
    </message>
    <message>
        <source>附近没有相似的工单。</source>
        <translation>No similar tickets nearby.</translation>
    </message>
    <message>
        <source>采用第 %1 条</source>
        <translation>Use item %1</translation>
    </message>
    <message>
        <source>搜索知识</source>
        <translation>Search knowledge</translation>
    </message>
    <message>
        <source>搜索知识，Esc 回到随话推荐</source>
        <translation>Search knowledge, Esc for live suggestions</translation>
    </message>
    <message>
        <source>搜索结果</source>
        <translation>Search results</translation>
    </message>
    <message>
        <source>分步答询</source>
        <translation>Step-by-step guide</translation>
    </message>
    <message>
        <source>旧版答复的来电人</source>
        <translation>Callers with an older answer</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::MapPanel</name>
    <message>
        <source>区县边界</source>
        <translation>District boundaries</translation>
    </message>
    <message>
        <source>道路</source>
        <translation>Roads</translation>
    </message>
    <message>
        <source>地图</source>
        <translation>Map</translation>
    </message>
    <message>
        <source>地图正在准备……</source>
        <translation>Preparing the map…</translation>
    </message>
    <message>
        <source>到地图</source>
        <translation>Go to map</translation>
    </message>
    <message>
        <source>地图数据缺失或无法读取：%1。
地点、管辖与派单照常可用。</source>
        <translation>Map data is missing or unreadable: %1.
Places, jurisdiction and dispatch still work.</translation>
    </message>
    <message>
        <source>地图页面没有载入。地点、管辖与派单照常可用。</source>
        <translation>The map page did not load. Places, jurisdiction and dispatch still work.</translation>
    </message>
    <message>
        <source>地图已停止，正在重新打开……</source>
        <translation>The map stopped. Reopening…</translation>
    </message>
    <message>
        <source>地图无法显示。地点、管辖与派单照常可用。</source>
        <translation>The map cannot be shown. Places, jurisdiction and dispatch still work.</translation>
    </message>
    <message>
        <source> · 管辖待定</source>
        <translation> · Jurisdiction pending</translation>
    </message>
    <message>
        <source> · 位置已确认</source>
        <translation> · Location confirmed</translation>
    </message>
    <message>
        <source> · 位置为推测</source>
        <translation> · Location is a guess</translation>
    </message>
    <message>
        <source>等待地点</source>
        <translation>Waiting for a place</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::MoodCurve</name>
    <message>
        <source>情绪变化：%1</source>
        <translation>Mood over time: %1</translation>
    </message>
    <message>
        <source>还没有听出情绪。</source>
        <translation>No mood detected yet.</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::NearbyPanel</name>
    <message>
        <source>附近与重复</source>
        <translation>Nearby and duplicates</translation>
    </message>
    <message>
        <source>附近近期没有同类工单。</source>
        <translation>No recent tickets of this kind nearby.</translation>
    </message>
    <message>
        <source>并单</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>对比</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>%1 件</source>
        <translation>%1 nearby</translation>
    </message>
    <message>
        <source>热点与预警</source>
        <translation>Hot topics and warnings</translation>
    </message>
    <message>
        <source>看这些工单</source>
        <translation>See these tickets</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::QueuePanel</name>
    <message>
        <source>队列里没有工单。</source>
        <translation>No tickets in the queue.</translation>
    </message>
    <message>
        <source>%1 件</source>
        <translation>%1 in queue</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::Scrubber</name>
    <message>
        <source>时间轴</source>
        <translation>Timeline</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::StatusBar</name>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>■ 机器推测，未确认</source>
        <translation>■ Machine guess, unconfirmed</translation>
    </message>
    <message>
        <source>□ 人工或已确认</source>
        <translation>□ Entered by hand or confirmed</translation>
    </message>
    <message>
        <source>F1 全部按键&#x3000;Ctrl P 命令</source>
        <translation>F1 All keys&#x3000;Ctrl P Commands</translation>
    </message>
    <message>
        <source>F6 在两屏间切换焦点</source>
        <translation>F6 Switch between screens</translation>
    </message>
    <message>
        <source>中心在线</source>
        <translation>Center online</translation>
    </message>
    <message>
        <source>中心失联，通话照常，工单先存本机</source>
        <translation>Center offline; calls continue, tickets are kept on this computer</translation>
    </message>
    <message>
        <source>已同步至 #%1</source>
        <translation>Synced to #%1</translation>
    </message>
    <message>
        <source>%1 条待发</source>
        <translation>%1 unsent</translation>
    </message>
    <message>
        <source>坐席 %1 %2</source>
        <translation>Seat %1 %2</translation>
    </message>
    <message>
        <source>今日 %1 通 · 平均 %2:%3</source>
        <translation>Calls today %1 · Average %2:%3</translation>
    </message>
    <message>
        <source>排队 %1 · 最长 %2 秒</source>
        <translation>Waiting %1 · Longest %2 s</translation>
    </message>
    <message>
        <source>草稿已存 %1</source>
        <translation>Draft saved %1</translation>
    </message>
    <message>
        <source>培训沙箱，不连中心</source>
        <translation>Training sandbox, no centre</translation>
    </message>
    <message>
        <source>排队 %1</source>
        <translation>Waiting %1</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::TableSheet</name>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::TicketForm</name>
    <message>
        <source>工单</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>直接答复</source>
        <translation>Answer directly</translation>
    </message>
    <message>
        <source>不予受理</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>提交并派单</source>
        <translation>Submit and dispatch</translation>
    </message>
    <message>
        <source>已提交</source>
        <translation>Submitted</translation>
    </message>
    <message>
        <source>还缺：%1</source>
        <translation>Missing: %1</translation>
    </message>
    <message>
        <source>%1 项推测待确认，提交时一并记录为推测</source>
        <translation>Unconfirmed guesses: %1 (recorded as guesses on submission)</translation>
    </message>
    <message>
        <source>另有一件</source>
        <translation>Another matter</translation>
    </message>
    <message>
        <source>另记一单</source>
        <translation>Next ticket</translation>
    </message>
    <message>
        <source>并非两件</source>
        <translation>One matter only</translation>
    </message>
    <message>
        <source>重新提交</source>
        <translation>Submit again</translation>
    </message>
    <message>
        <source>中心未收下</source>
        <translation>Not taken by the centre</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::TicketSheet</name>
    <message>
        <source>那一件</source>
        <translation>The other ticket</translation>
    </message>
    <message>
        <source>正在填写</source>
        <translation>Being written</translation>
    </message>
    <message>
        <source>≠ %1</source>
        <translation>≠ %1</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::TimelineBar</name>
    <message>
        <source>播放</source>
        <translation>Play</translation>
    </message>
    <message>
        <source>回放</source>
        <translation>Replay</translation>
    </message>
    <message>
        <source>%1 倍速</source>
        <translation>%1× speed</translation>
    </message>
    <message>
        <source>暂停</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>后退 5 秒</source>
        <translation>Back 5 s</translation>
    </message>
    <message>
        <source>前进 5 秒</source>
        <translation>Forward 5 s</translation>
    </message>
    <message>
        <source>上一处</source>
        <translation>Previous mark</translation>
    </message>
    <message>
        <source>下一处</source>
        <translation>Next mark</translation>
    </message>
    <message>
        <source>回到开头</source>
        <translation>To the start</translation>
    </message>
    <message>
        <source>到结尾</source>
        <translation>To the end</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::TranscriptDelegate</name>
    <message>
        <source>更正这句话</source>
        <translation>Correct this sentence</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::TranscriptPanel</name>
    <message>
        <source>通话记录</source>
        <translation>Call transcript</translation>
    </message>
    <message>
        <source>接通以后，双方说的话会逐句写在这里。</source>
        <translation>Once connected, both sides of the call are written here sentence by sentence.</translation>
    </message>
    <message>
        <source>实时转写 · 两路</source>
        <translation>Live transcript · Two channels</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>在通话中查找</source>
        <translation>Find in call</translation>
    </message>
    <message>
        <source>更正一句话</source>
        <translation>Correct a sentence</translation>
    </message>
    <message>
        <source>查找说过的话，Enter 下一处，Esc 关闭</source>
        <translation>Find in the transcript, Enter for next, Esc to close</translation>
    </message>
    <message>
        <source>%1 处</source>
        <translation>%1 found</translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation>Not found</translation>
    </message>
</context>
<context>
    <name>lianxin::widgets::UnitChooser</name>
    <message>
        <source>换承办单位</source>
        <translation>Change responsible unit</translation>
    </message>
    <message>
        <source>输入单位名称的一部分，Enter 选定</source>
        <translation>Type part of a unit&apos;s name, Enter to select</translation>
    </message>
    <message>
        <source>查找单位</source>
        <translation>Find unit</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Units</translation>
    </message>
    <message>
        <source>现定</source>
        <translation>Stands</translation>
    </message>
    <message>
        <source>建议</source>
        <translation>Proposed</translation>
    </message>
    <message>
        <source>协办</source>
        <translation>Helper</translation>
    </message>
    <message>
        <source>备选</source>
        <translation>Alternative</translation>
    </message>
    <message>
        <source>依据：%1</source>
        <translation>Because: %1</translation>
    </message>
</context>
<context>
    <name>lianxin::windows::ConversationWindow</name>
    <message>
        <source>连心 · 通话</source>
        <translation>Lianxin · Call</translation>
    </message>
    <message>
        <source>连心 · 通话回放</source>
        <translation>Lianxin · Call replay</translation>
    </message>
</context>
<context>
    <name>lianxin::windows::DeskWindows</name>
    <message>
        <source>工单 %1</source>
        <translation>Ticket %1</translation>
    </message>
    <message>
        <source>另一屏</source>
        <translation>Other screen</translation>
    </message>
    <message>
        <source>命令</source>
        <translation>Commands</translation>
    </message>
    <message>
        <source>提交</source>
        <translation>Submit</translation>
    </message>
    <message>
        <source>启动应急模式</source>
        <translation>Start surge mode</translation>
    </message>
    <message>
        <source>结束应急模式</source>
        <translation>End surge mode</translation>
    </message>
    <message>
        <source>应急模式</source>
        <translation>Surge mode</translation>
    </message>
    <message>
        <source>应急模式：%1</source>
        <translation>Surge mode: %1</translation>
    </message>
    <message>
        <source>全部坐席恢复完整表单和平时的排队提示。说明（可不填）：</source>
        <translation>Every seat goes back to the whole form and the usual announcements. Remark (optional):</translation>
    </message>
    <message>
        <source>全部坐席改用简表，居家志愿者开始接听，排队的人会听到应急提示。原因（坐席会看到）：</source>
        <translation>Every seat takes the short form, volunteers at home begin to answer, and who waits hears so. Reason (seats see it):</translation>
    </message>
    <message>
        <source>恢复升级督办</source>
        <translation>Send held escalations</translation>
    </message>
    <message>
        <source>升级督办已暂停</source>
        <translation>Escalations are held</translation>
    </message>
    <message>
        <source>中心停机或时钟跳变期间到期的升级督办还没有送出。现在逐件送到上级单位吗？</source>
        <translation>Escalations that fell due while the centre stood still or its clock jumped have not been sent. Send each to the unit above now?</translation>
    </message>
    <message>
        <source>还缺：%1。再按一次 F12 照样提交。</source>
        <translation>Missing: %1. F12 once more submits all the same.</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>这是紧急件。再按一次 Alt D 就按直接答复办结，不派单。</source>
        <translation>This is urgent. Alt D once more closes it as answered, and no unit gets it.</translation>
    </message>
    <message>
        <source>还没有选用答复。再按一次 Alt D 就按直接答复办结，不派单。</source>
        <translation>No answer was chosen. Alt D once more closes it as answered, and no unit gets it.</translation>
    </message>
    <message>
        <source>这通电话还没有提交工单。再按一次“完成”就不留工单。</source>
        <translation>No ticket of this call is submitted. “Done” once more leaves none.</translation>
    </message>
    <message>
        <source>电话还没结束。再关一次窗口照样退出。</source>
        <translation>The call is not over. Close once more to leave all the same.</translation>
    </message>
    <message>
        <source>这通电话的工单还没提交。再关一次窗口照样退出。</source>
        <translation>This call’s ticket is not submitted. Close once more to leave all the same.</translation>
    </message>
    <message>
        <source>还有内容没送到中心。再关一次窗口照样退出。</source>
        <translation>Not everything has reached the centre. Close once more to leave all the same.</translation>
    </message>
</context>
<context>
    <name>lianxin::windows::LoginDialog</name>
    <message>
        <source>连心 · 登录</source>
        <translation>Lianxin · Sign in</translation>
    </message>
    <message>
        <source>登录</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>工号</source>
        <translation>Staff ID</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
</context>
<context>
    <name>lianxin::windows::RefusalDialog</name>
    <message>
        <source>不予受理</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>条款</source>
        <translation>Clauses</translation>
    </message>
    <message>
        <source>依据哪一条？（须向来电人说明）</source>
        <translation>On which ground? (It must be explained to the caller)</translation>
    </message>
    <message>
        <source>请说：“%1”</source>
        <translation>Say: “%1”</translation>
    </message>
</context>
<context>
    <name>lianxin::windows::TicketWindow</name>
    <message>
        <source>连心 · 工单</source>
        <translation>Lianxin · Ticket</translation>
    </message>
    <message>
        <source>连心 · 工单回放</source>
        <translation>Lianxin · Ticket replay</translation>
    </message>
</context>
</TS>
